package io.mlconnector.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Judges [AsanaFacts].
public final class AsanaRows {
    static final String PART = "Asana";
    private static final String TOKEN = "token";
    private static final String WORKSPACE = "workspace";

    private AsanaRows() {}

    public static List<Row> of(AsanaFacts facts) {
        List<Row> rows = new ArrayList<>(ReachRows.of(PART, facts.apiUrl(), "ASANA_API_URL", facts.reach()));
        if (facts.reach() instanceof Reach.Silent) {
            return rows;
        }
        rows.addAll(AsanaTokenRows.of(facts.signIn(), facts.at()));
        switch (facts.me()) {
            case null -> {}
            case ApiResult.Ok<JsonNode>(var me, var _) -> {
                rows.add(Row.green(
                        PART,
                        TOKEN,
                        "The token is accepted; it works as " + me.path("name").asText("a user without a name")
                                + (facts.signIn() instanceof SignIn.Personal ? ", until it is revoked." : ".")));
                rows.add(workspace(facts, me));
                AsanaFacts.Space space = facts.space();
                if (space != null) {
                    rows.addAll(SpaceRows.of(facts, space));
                }
            }
            case ApiResult.Failed<JsonNode>(var failure, var _) -> rows.add(token(facts.signIn(), failure));
        }
        return rows;
    }

    private static Row token(SignIn signIn, ApiFailure failure) {
        return switch (failure) {
            case ApiFailure.Unauthorized _
            when signIn instanceof SignIn.OAuth oauth ->
                Row.red(
                        PART,
                        TOKEN,
                        "Asana does not accept the access token: the consent was revoked, or the workspace has blocked the"
                                + " app.",
                        "Connect again at " + oauth.console() + ", Connections.");
            case ApiFailure.Unauthorized _ ->
                Row.red(
                        PART,
                        TOKEN,
                        "Asana does not accept ASANA_ACCESS_TOKEN: it is mistyped, was revoked, or the workspace has"
                                + " blocked its app.",
                        "Make a new personal access token at https://app.asana.com/0/my-apps, set it, and start again.");
            case ApiFailure.Forbidden _ -> SpaceRows.scope(TOKEN, "workspaces:read and users:read");
            case ApiFailure.RateLimited limited -> SpaceRows.limited(TOKEN, limited);
            case ApiFailure.Unreachable _,
                    ApiFailure.Unknown _,
                    ApiFailure.ServerError _,
                    ApiFailure.NotFound _,
                    ApiFailure.StaleVersion _,
                    ApiFailure.Rejected _ ->
                Row.red(
                        PART,
                        TOKEN,
                        "Asana does not say whose token it is (" + failure.detail() + ").",
                        "Check ASANA_API_URL, and try again in a few minutes.");
        };
    }

    private static Row workspace(AsanaFacts facts, JsonNode me) {
        String seen = StreamSupport.stream(me.path("workspaces").spliterator(), false)
                .map(each ->
                        each.path("gid").asText() + " (" + each.path("name").asText() + ")")
                .collect(Collectors.joining(", "));
        if (seen.isEmpty()) {
            return Row.red(
                    PART,
                    WORKSPACE,
                    "The token sees no workspace.",
                    "Invite its user to the workspace, or make the token with a user who is a member.");
        }
        if (facts.workspace().isEmpty()) {
            return me.path("workspaces").size() == 1
                    ? Row.green(PART, WORKSPACE, "ASANA_WORKSPACE is not set, and there is only one: " + seen + ".")
                    : Row.red(
                            PART,
                            WORKSPACE,
                            "ASANA_WORKSPACE is not set, and the token sees several.",
                            "Set it to one of " + seen + ".");
        }
        String wanted = facts.workspace().get();
        for (JsonNode each : me.path("workspaces")) {
            if (each.path("gid").asText().equals(wanted)) {
                return Row.green(
                        PART, WORKSPACE, "The workspace is " + each.path("name").asText() + ".");
            }
        }
        return Row.red(
                PART,
                WORKSPACE,
                "The token's user is in no workspace " + wanted + ".",
                "Set ASANA_WORKSPACE to one that it sees: " + seen + "; or invite the user.");
    }
}
