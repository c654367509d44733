package io.mlconnector.asanawriter.provision;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.ConnectionV1.FieldLayout;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sets a workspace up for a connection, once: what was set up before is found by its gid, what is there already by its
/// name, and only what is missing is created. Run again, it changes nothing.
public final class Provisioner {
    private final AsanaClient client;
    private final ConnectionStore store;
    private final Optional<String> configuredWorkspace;

    /// @param configuredWorkspace gid; without one the token must see exactly one workspace
    public Provisioner(AsanaClient client, ConnectionStore store, Optional<String> configuredWorkspace) {
        this.client = client;
        this.store = store;
        this.configuredWorkspace = configuredWorkspace;
    }

    /// Must not run twice at the same time for one connection.
    public Provisioned run(ConnectionId connection) {
        try {
            Optional<ConnectionV1> previous = store.find(connection);
            String workspace = workspace(previous);
            @Nullable
            Layout known = previous.filter(published -> published.workspace().equals(workspace))
                    .map(ConnectionV1::layout)
                    .orElse(null);
            Map<Field, FieldLayout> fields =
                    new WorkspaceFields(client, workspace).find(known == null ? Map.of() : known.fields());
            WorkspaceProjects projects = new WorkspaceProjects(client, workspace, fields);
            Map<Directory, String> directories =
                    projects.findDirectories(known == null ? Map.of() : known.directories());
            Optional<String> portfolio = projects.findPortfolio(known == null ? null : known.portfolio());
            ConnectionV1 ready = new ConnectionV1(
                    connection.value(), workspace, new Layout(fields, directories, portfolio.orElse(null)));
            if (!previous.equals(Optional.of(ready))) {
                store.publish(ready);
            }
            return new Provisioned.Ready(ready);
        } catch (Stopped stopped) {
            return stopped.outcome();
        }
    }

    private String workspace(Optional<ConnectionV1> previous) {
        if (configuredWorkspace.isPresent()) {
            return configuredWorkspace.get();
        }
        List<JsonNode> visible =
                Stopped.need("list the workspaces", client.listWorkspaces()).items();
        Optional<String> before = previous.map(ConnectionV1::workspace)
                .filter(gid -> visible.stream()
                        .anyMatch(node -> node.path("gid").asText().equals(gid)));
        if (before.isPresent()) {
            return before.get();
        }
        if (visible.size() != 1) {
            throw Stopped.needsPerson("ASANA_WORKSPACE is not set, and the token sees " + visible.size()
                    + " workspaces; set it to one of: "
                    + visible.stream()
                            .map(node -> node.path("gid").asText() + " ("
                                    + node.path("name").asText() + ")")
                            .collect(Collectors.joining(", ")));
        }
        return visible.getFirst().path("gid").asText();
    }
}
