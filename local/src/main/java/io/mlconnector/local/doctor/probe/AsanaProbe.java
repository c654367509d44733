package io.mlconnector.local.doctor.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.AsanaSettings;
import io.mlconnector.asana.HttpAsanaClient;
import io.mlconnector.asana.Listing;
import io.mlconnector.asana.Read;
import io.mlconnector.local.doctor.AsanaFacts;
import io.mlconnector.local.doctor.Reach;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Looks at the workspace: lists what the connector has to be able to list.
final class AsanaProbe {
    private final ApiTransport transport;
    private final Clock clock;

    AsanaProbe(ApiTransport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    AsanaFacts look(Variables variables, URI apiUrl, URI publicUrl, AsanaTokens tokens) {
        Optional<String> workspace = variables.find("ASANA_WORKSPACE");
        AsanaTokens.Found found = tokens.find(variables, apiUrl);
        Reach reach = new Ping(transport, clock).at(URI.create(apiUrl + "/users/me"));
        if (found.token().isEmpty() || reach instanceof Reach.Silent) {
            return new AsanaFacts(apiUrl, workspace, publicUrl, clock.instant(), reach, found.signIn(), null, null);
        }
        String secret = found.token().get().reveal();
        AsanaClient client =
                new HttpAsanaClient(AsanaSettings.of(apiUrl.toString()), transport, () -> Optional.of(secret));
        ApiResult<JsonNode> me = client.fetchMe().map(Read::data);
        Optional<String> space =
                me instanceof ApiResult.Ok<JsonNode>(var user, var _) ? workspaceOf(user, workspace) : Optional.empty();
        return new AsanaFacts(
                apiUrl,
                workspace,
                publicUrl,
                clock.instant(),
                reach,
                found.signIn(),
                me,
                space.map(gid -> space(client, gid)).orElse(null));
    }

    /// The configured one if it is the token's, else the only one.
    private static Optional<String> workspaceOf(JsonNode user, Optional<String> wanted) {
        List<String> seen = user.path("workspaces").findValuesAsText("gid");
        return wanted.isPresent()
                ? wanted.filter(seen::contains)
                : seen.size() == 1 ? Optional.of(seen.getFirst()) : Optional.empty();
    }

    private static AsanaFacts.Space space(AsanaClient client, String workspace) {
        return new AsanaFacts.Space(
                client.listMyMemberships().map(Listing::items),
                client.listCustomFields(workspace).map(Listing::items),
                client.listProjects(workspace).map(Listing::items),
                client.listPortfolios(workspace).map(Listing::items),
                client.listWebhooks(workspace).map(Listing::items));
    }
}
