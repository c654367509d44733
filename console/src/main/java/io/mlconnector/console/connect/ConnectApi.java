package io.mlconnector.console.connect;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// Which vendors can be connected here, for the page.
@Path("/api/connect")
@Produces(MediaType.APPLICATION_JSON)
public class ConnectApi {

    /// @param page where it begins, relative to the console
    public record Connectable(String name, String page) {}

    private final ConnectFlows flows;

    ConnectApi(ConnectFlows flows) {
        this.flows = flows;
    }

    /// Those that an app is configured for.
    @GET
    public List<Connectable> list() {
        return flows.all().stream()
                .filter(flow -> flow.vendor().trouble().isEmpty())
                .map(ConnectFlow::vendor)
                .map(vendor -> new Connectable(vendor.name(), vendor.path().substring(1)))
                .toList();
    }
}
