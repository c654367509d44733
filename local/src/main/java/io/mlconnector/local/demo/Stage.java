package io.mlconnector.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.local.installation.Port;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.terminal.CommandFailure;

/// The installation that the story is played on, as the people in it see it.
///
/// @param connectorUser gid of the Asana user that the connector works as
/// @param control what only a sandbox can do
/// @param known for the operator's part
public record Stage(QuickBooks quickbooks, Asana asana, String connectorUser, SandboxControl control, Known known) {

    /// @throws CommandFailure when there are no sandboxes: the story is never played on real books
    public static Stage find(Known known) {
        String quickbooksBase = known.ports().url(Port.SANDBOX_QUICKBOOKS);
        String asanaBase = known.ports().url(Port.SANDBOX_ASANA);
        VendorApi quickbooksControl = new VendorApi(quickbooksBase, "");
        VendorApi asanaControl = new VendorApi(asanaBase, "");
        JsonNode quickbooks = info(quickbooksControl, quickbooksBase, Port.SANDBOX_QUICKBOOKS);
        JsonNode asana = info(asanaControl, asanaBase, Port.SANDBOX_ASANA);
        String manager =
                asana.path("managerToken").asText(asana.path("accessToken").asText());
        return new Stage(
                new QuickBooks(
                        new VendorApi(
                                quickbooks.path("apiUrl").asText(),
                                quickbooks.path("accessToken").asText()),
                        quickbooks.path("realmId").asText()),
                new Asana(
                        new VendorApi(asana.path("apiUrl").asText(), manager),
                        asana.path("workspaceGid").asText()),
                asana.path("userGid").asText(),
                new SandboxControl(quickbooksControl, asanaControl),
                known);
    }

    private static JsonNode info(VendorApi api, String base, Port port) {
        try {
            return api.get("/sandbox/info");
        } catch (StepFailure e) {
            throw CommandFailure.of("No sandbox answers at " + base + " (" + port.variable()
                    + "): start ./mlc up first. The story is played on sandboxes only.");
        }
    }
}
