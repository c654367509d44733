package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.store.Journal;
import java.util.Optional;

/// The workspace's two users and their personal access tokens: the connector's bot, and a person who plays the project
/// manager. Users are made up at the first start of a data folder; tokens are those of the current start.
public final class Accounts {
    private static final String KEY = "accounts";

    private final Identity identity;
    private final String botGid;
    private final String managerGid;
    private final boolean isNew;

    private Accounts(Identity identity, String botGid, String managerGid, boolean isNew) {
        this.identity = identity;
        this.botGid = botGid;
        this.managerGid = managerGid;
        this.isNew = isNew;
    }

    /// @throws IllegalStateException when the data belongs to another workspace
    static Accounts load(Identity identity, Journal journal, Resources resources, String time) {
        Optional<JsonNode> known = journal.get(KEY);
        if (known.isPresent()) {
            JsonNode stored = known.get();
            String workspaceGid = stored.path("workspaceGid").asText();
            if (!workspaceGid.equals(identity.workspaceGid())) {
                throw new IllegalStateException("The Asana sandbox's data is that of workspace " + workspaceGid
                        + ", not " + identity.workspaceGid() + ": delete it, or name the workspace it has.");
            }
            resources
                    .find(identity.workspaceGid())
                    .ifPresent(workspace -> Directory.complete(resources, workspace, time));
            return new Accounts(
                    identity,
                    stored.path("botGid").asText(),
                    stored.path("managerGid").asText(),
                    false);
        }
        Resource workspace = resources.create(
                identity.workspaceGid(), Type.WORKSPACE, state -> state.put("name", "Harbour & Stone Fit-out"));
        Resource bot = user(resources, "QuickBooks connector", "connector@example.com");
        Resource manager = user(resources, "Mara Lind", "mara.lind@example.com");
        Directory.complete(resources, workspace, time);
        resources.commit();
        journal.put(
                KEY,
                Json.object()
                        .put("workspaceGid", identity.workspaceGid())
                        .put("botGid", bot.gid())
                        .put("managerGid", manager.gid()));
        return new Accounts(identity, bot.gid(), manager.gid(), true);
    }

    private static Resource user(Resources resources, String name, String email) {
        return resources.create(Type.USER, state -> state.put("name", name).put("email", email));
    }

    public Identity identity() {
        return identity;
    }

    boolean isNew() {
        return isNew;
    }

    public String botGid() {
        return botGid;
    }

    public String managerGid() {
        return managerGid;
    }

    /// The gid of the user whose token it is.
    public Optional<String> findUser(String token) {
        if (token.equals(identity.botToken())) {
            return Optional.of(botGid);
        }
        return token.equals(identity.managerToken()) ? Optional.of(managerGid) : Optional.empty();
    }
}
