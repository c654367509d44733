package io.mlconnector.serviceruntime.upkeep;

import io.mlconnector.contracts.Json;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets an operator start a writer's upkeep: `POST /control/{group}/upkeep/sweep` and `/rebuild`, with `?dryRun=true`;
/// `GET /control/{group}/upkeep` says how it goes. Not for the internet: only ingest-service is exposed; nor for
/// web pages.
@Path("/control/{group}/upkeep")
@Produces(MediaType.APPLICATION_JSON)
public class UpkeepControl {
    private final Instance<Upkeep> upkeeps;

    UpkeepControl(@Any Instance<Upkeep> upkeeps) {
        this.upkeeps = upkeeps;
    }

    @POST
    @Path("{job}")
    @RunOnVirtualThread
    public Response start(
            @PathParam("group") String group,
            @PathParam("job") String job,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("all") boolean all,
            @HeaderParam("Origin") @Nullable String origin) {
        if (origin != null) {
            return problem(Response.Status.FORBIDDEN, group, "Not for web pages.");
        }
        Upkeep upkeep = find(group).orElse(null);
        Upkeep.Job wanted = job(job).orElse(null);
        if (upkeep == null || wanted == null) {
            return problem(Response.Status.NOT_FOUND, group, "No such job, or no writer of this group runs here.");
        }
        return upkeep.start(wanted, dryRun, all)
                .map(started -> Response.accepted(bytes(started)).build())
                .orElseGet(() ->
                        problem(Response.Status.CONFLICT, group, "The upkeep is busy with something else; try again."));
    }

    @GET
    @RunOnVirtualThread
    public Response status(@PathParam("group") String group) {
        return find(group)
                .map(upkeep -> Response.ok(bytes(upkeep.status())).build())
                .orElseGet(() -> problem(Response.Status.NOT_FOUND, group, "No writer of this group runs here."));
    }

    private Optional<Upkeep> find(String group) {
        return upkeeps.stream().filter(upkeep -> upkeep.group().equals(group)).findFirst();
    }

    private static Optional<Upkeep.Job> job(String name) {
        try {
            return Optional.of(Upkeep.Job.valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Upkeep.Status status) {
        return Json.write(status);
    }

    private static Response problem(Response.Status code, String group, String detail) {
        return Response.status(code)
                .entity(Map.of("group", group, "detail", detail))
                .build();
    }
}
