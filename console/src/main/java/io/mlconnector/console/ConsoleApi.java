package io.mlconnector.console;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.WatchV1;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The console's REST API. Read only.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class ConsoleApi {
    private static final int MOST = 1000;
    private static final Set<String> SYSTEMS = Set.of("quickbooks", "asana");

    /// @param trouble what keeps the console from knowing the newest; absent while nothing does
    record Activity(List<AuditV1> entries, @Nullable String trouble) {}

    /// @param entries oldest first
    record RecordTrail(String record, List<AuditV1> entries, List<LedgerEntryV1> ledger, List<LinkV1> links) {}

    /// @param months of each connection, this one
    /// @param watches of each connection, one for each vendor
    record Reads(List<ReadsIndex.Month> months, List<WatchV1> watches) {}

    record DeadLetters(List<DeadLetterIndex.Topic> topics) {}

    private final TopicIndexes indexes;
    private final TopicFollower follower;
    private final HealthBoard health;

    ConsoleApi(TopicIndexes indexes, TopicFollower follower, HealthBoard health) {
        this.indexes = indexes;
        this.follower = follower;
        this.health = health;
    }

    @GET
    @Path("health")
    public HealthBoard.Board health() {
        return health.ask();
    }

    /// @param filter text that the record, the service, the step or the sentence contains
    @GET
    @Path("activity")
    public Response activity(
            @QueryParam("limit") @DefaultValue("100") String limit, @QueryParam("filter") @Nullable String filter) {
        int most;
        try {
            most = Integer.parseInt(limit);
        } catch (NumberFormatException e) {
            most = 0;
        }
        if (most < 1 || most > MOST) {
            return Problem.badRequest("limit is a number from 1 to " + MOST + ".");
        }
        String wanted = filter == null ? "" : filter.toLowerCase(Locale.ROOT);
        List<AuditV1> entries = indexes.audit().latest(most, entry -> matches(entry, wanted));
        String trouble = follower.trouble();
        return Response.ok(new Activity(entries, trouble == null ? null : "The console " + trouble + "."))
                .build();
    }

    @GET
    @Path("records/{system}/{type}/{id}")
    public Response record(@RestPath String system, @RestPath String type, @RestPath String id) {
        if (!SYSTEMS.contains(system)) {
            return Problem.badRequest(
                    "A record is named like quickbooks/Bill/1043 or asana/Task/1207; there is no system '" + system
                            + "'.");
        }
        String record = system + "/" + type + "/" + id;
        RecordTrail trail = new RecordTrail(
                record,
                indexes.audit().trail(record),
                indexes.ledger().ofRecord(record),
                indexes.links().ofRecord(record));
        if (trail.entries().isEmpty()
                && trail.ledger().isEmpty()
                && trail.links().isEmpty()) {
            return Problem.notFound("Nothing is known of " + record
                    + ". Types and ids are spelt as the vendor does: quickbooks/Bill/1043.");
        }
        return Response.ok(trail).build();
    }

    @GET
    @Path("dead-letters")
    public DeadLetters deadLetters() {
        return new DeadLetters(indexes.deadLetters().topics());
    }

    /// What reading QuickBooks costs, and how well webhooks do.
    @GET
    @Path("reads")
    public Reads reads() {
        return new Reads(indexes.reads().months(Instant.now()), indexes.reads().watches());
    }

    private static boolean matches(AuditV1 entry, String wanted) {
        return wanted.isEmpty()
                || contains(entry.record(), wanted)
                || contains(entry.detail(), wanted)
                || contains(entry.step(), wanted)
                || contains(entry.service(), wanted)
                || entry.related().stream().anyMatch(record -> contains(record, wanted));
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
