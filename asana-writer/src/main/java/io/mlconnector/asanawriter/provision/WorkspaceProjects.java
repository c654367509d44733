package io.mlconnector.asanawriter.provision;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.FieldHolder;
import io.mlconnector.asana.Listing;
import io.mlconnector.asana.Read;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.contracts.ConnectionV1.FieldLayout;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The directory projects and the portfolio, each with its fields.
final class WorkspaceProjects {
    private static final Logger LOG = Logger.getLogger(WorkspaceProjects.class);

    private final AsanaClient client;
    private final String workspace;
    private final Map<Field, FieldLayout> fields;

    WorkspaceProjects(AsanaClient client, String workspace, Map<Field, FieldLayout> fields) {
        this.client = client;
        this.workspace = workspace;
        this.fields = fields;
    }

    /// @param known from the previous run
    Map<Directory, String> findDirectories(Map<Directory, String> known) {
        List<JsonNode> existing = Stopped.need("list the projects", client.listProjects(workspace))
                .items();
        Map<Directory, String> gids = new EnumMap<>(Directory.class);
        for (Directory directory : Directory.values()) {
            String gid = find(existing, known.get(directory), directory.displayName())
                    .orElseGet(() -> createProject(directory));
            putFields(new FieldHolder.OfProject(gid), directory.displayName(), directory.fields());
            gids.put(directory, gid);
        }
        return gids;
    }

    /// Empty where the plan has none, or the token may not have any: projects are then linked by the mapping file.
    Optional<String> findPortfolio(@Nullable String known) {
        List<JsonNode> existing;
        switch (client.listPortfolios(workspace)) {
            case ApiResult.Failed<Listing>(ApiFailure.Forbidden forbidden, var _) -> {
                return without(forbidden);
            }
            case ApiResult.Failed<Listing>(var failure, var _) -> throw Stopped.because("list the portfolios", failure);
            case ApiResult.Ok<Listing>(var listing, var _) -> existing = listing.items();
        }
        Optional<String> found = find(existing, known, Directory.PORTFOLIO);
        if (found.isEmpty()) {
            String body = AsanaJson.body(data -> data.put("workspace", workspace)
                    .put("name", Directory.PORTFOLIO)
                    .put("color", "light-green"));
            switch (client.createPortfolio(body)) {
                case ApiResult.Failed<Read>(ApiFailure.Forbidden forbidden, var _) -> {
                    return without(forbidden);
                }
                case ApiResult.Failed<Read>(var failure, var _) ->
                    throw Stopped.because("create the portfolio " + Directory.PORTFOLIO, failure);
                case ApiResult.Ok<Read>(var created, var _) -> {
                    LOG.infof("created portfolio %s (%s)", Directory.PORTFOLIO, created.gid());
                    found = Optional.of(created.gid());
                }
            }
        }
        putFields(new FieldHolder.OfPortfolio(found.get()), Directory.PORTFOLIO, Field.OF_PORTFOLIO);
        return found;
    }

    private static Optional<String> without(ApiFailure.Forbidden forbidden) {
        LOG.infof("no portfolio in Asana (%s): projects are linked by the mapping file only", forbidden.detail());
        return Optional.empty();
    }

    private static Optional<String> find(List<JsonNode> existing, @Nullable String knownGid, String name) {
        Optional<String> byGid = existing.stream()
                .map(node -> node.path("gid").asText())
                .filter(gid -> gid.equals(knownGid))
                .findFirst();
        return byGid.isPresent()
                ? byGid
                : existing.stream()
                        .filter(node -> node.path("name").asText().equals(name))
                        .map(node -> node.path("gid").asText())
                        .findFirst();
    }

    private String createProject(Directory directory) {
        String name = directory.displayName();
        String body = AsanaJson.body(
                data -> data.put("workspace", workspace).put("name", name).put("default_view", "list"));
        return switch (client.createProject(body)) {
            case ApiResult.Ok<Read>(var created, var _) -> {
                LOG.infof("created project %s (%s)", name, created.gid());
                yield created.gid();
            }
            // In an organisation Asana may insist on a team, and which one is not ours to choose.
            case ApiResult.Failed<Read>(ApiFailure.Rejected(var _, var detail, var _), var _) ->
                throw Stopped.needsPerson("Asana refuses to create the project \"" + name
                        + "\"; create one by that name in the team that shall have it (" + detail + ")");
            case ApiResult.Failed<Read>(var failure, var _) ->
                throw Stopped.because("create the project " + name, failure);
        };
    }

    private void putFields(FieldHolder holder, String name, List<Field> wanted) {
        Set<String> present = new HashSet<>();
        Stopped.need("list the fields of " + name, client.listCustomFieldSettings(holder))
                .items()
                .forEach(setting ->
                        present.add(setting.path("custom_field").path("gid").asText()));
        for (Field field : wanted) {
            FieldLayout layout = fields.get(field);
            if (layout != null && !present.contains(layout.gid())) {
                Stopped.need(
                        "put the field " + field.displayName() + " on " + name,
                        client.addCustomFieldSetting(holder, layout.gid()));
                LOG.infof("put field %s on %s", field.displayName(), name);
            }
        }
    }
}
