package io.mlconnector.serviceruntime.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets an operator move a writer's offsets: `POST /control/{group}/pause` and `/resume`. Not for the internet: only
/// ingest-service is exposed. Nor for web pages: browsers add `Origin` to what a page sends, and any page that an
/// operator has open could send it here.
@Path("/control/{group}")
@Produces(MediaType.APPLICATION_JSON)
public class WriterControl {
    private static final Duration MOST = Duration.ofMinutes(1);

    private final Instance<WriterRuntime> writers;

    WriterControl(@Any Instance<WriterRuntime> writers) {
        this.writers = writers;
    }

    @POST
    @Path("pause")
    @RunOnVirtualThread
    public Response pause(@PathParam("group") String group, @HeaderParam("Origin") @Nullable String origin) {
        if (origin != null) {
            return ofAPage(group);
        }
        return find(group)
                .map(writer -> writer.pause(MOST)
                        ? Response.ok(Map.of("group", group, "state", "paused", "seconds", MOST.toSeconds()))
                        : Response.status(Response.Status.SERVICE_UNAVAILABLE)
                                .entity(Map.of("group", group, "detail", "A call does not end; try again.")))
                .orElseGet(() -> unknown(group))
                .build();
    }

    @POST
    @Path("resume")
    @RunOnVirtualThread
    public Response resume(@PathParam("group") String group, @HeaderParam("Origin") @Nullable String origin) {
        if (origin != null) {
            return ofAPage(group);
        }
        return find(group)
                .map(writer -> {
                    writer.resume();
                    return Response.ok(Map.of("group", group, "state", "working"));
                })
                .orElseGet(() -> unknown(group))
                .build();
    }

    private Optional<WriterRuntime> find(String group) {
        return writers.stream().filter(writer -> writer.group().equals(group)).findFirst();
    }

    private static Response ofAPage(String group) {
        return Response.status(Response.Status.FORBIDDEN)
                .entity(Map.of("group", group, "detail", "Not for web pages."))
                .build();
    }

    private static Response.ResponseBuilder unknown(String group) {
        return Response.status(Response.Status.NOT_FOUND)
                .entity(Map.of("group", group, "detail", "No writer of this group runs here."));
    }
}
