package io.mlconnector.console.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.serviceruntime.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// [Workspaces] by Asana's API. Two reads, neither repeated: who the token is, and what the user is in the
/// workspace, which only an app with full permissions may ask.
///
/// See <https://developers.asana.com/reference/getuser> and
/// <https://developers.asana.com/reference/getworkspacemembershipsforuser>.
final class HttpWorkspaces implements Workspaces {
    private final URI apiUrl;
    private final Optional<String> configured;
    private final Supplier<Optional<String>> bound;
    private final VendorReads reads = new VendorReads();

    /// @param configured `ASANA_WORKSPACE`
    /// @param bound the workspace that the connection was set up in, where it was
    HttpWorkspaces(URI apiUrl, Optional<String> configured, Supplier<Optional<String>> bound) {
        this.apiUrl = apiUrl;
        this.configured = configured;
        this.bound = bound;
    }

    @Override
    public Reading read(Secret accessToken) {
        try {
            HttpResponse<String> who = get("/users/me?opt_fields=name,email,workspaces,workspaces.name", accessToken);
            if (who.statusCode() != VendorReads.OK) {
                return new Reading.Failed(trouble(who));
            }
            JsonNode user = VendorReads.json(who).path("data");
            WorkspaceChoice.Choice choice = WorkspaceChoice.of(user.path("workspaces"), configured, bound.get());
            return switch (choice) {
                case WorkspaceChoice.Choice.Refused(Trouble trouble) -> new Reading.Failed(trouble);
                case WorkspaceChoice.Choice.Chosen(var gid, var name) -> member(user, gid, name, accessToken);
            };
        } catch (IOException | UnreadableException _) {
            return new Reading.Failed(Trouble.unreachable(AsanaVendor.NAME));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reading.Failed(Trouble.unreachable(AsanaVendor.NAME));
        }
    }

    private Reading member(JsonNode user, String gid, String name, Secret accessToken)
            throws IOException, InterruptedException {
        HttpResponse<String> memberships =
                get("/users/me/workspace_memberships?opt_fields=workspace,is_guest,is_active", accessToken);
        if (memberships.statusCode() != VendorReads.OK) {
            return new Reading.Failed(trouble(memberships));
        }
        boolean guest = StreamSupport.stream(
                        VendorReads.json(memberships).path("data").spliterator(), false)
                .filter(each -> each.path("workspace").path("gid").asText().equals(gid))
                .anyMatch(each -> each.path("is_guest").asBoolean());
        return new Reading.Found(new Workspace(
                gid,
                VendorReads.known(name),
                VendorReads.known(user.path("name").asText()),
                VendorReads.known(user.path("email").asText()),
                guest ? "guest: sees only what is shared, and may not make custom fields" : "member",
                Workspace.kind(apiUrl)));
    }

    private static Trouble trouble(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case VendorReads.UNAUTHORIZED -> Trouble.APP_BLOCKED;
            case VendorReads.FORBIDDEN -> Trouble.NOT_FULL;
            default -> Trouble.unreachable(AsanaVendor.NAME);
        };
    }

    private HttpResponse<String> get(String path, Secret accessToken) throws IOException, InterruptedException {
        return reads.get(URI.create(apiUrl + path), accessToken);
    }

    static String names(JsonNode workspaces) {
        return StreamSupport.stream(workspaces.spliterator(), false)
                .map(each ->
                        each.path("name").asText() + " (" + each.path("gid").asText() + ")")
                .collect(Collectors.joining(", "));
    }
}
