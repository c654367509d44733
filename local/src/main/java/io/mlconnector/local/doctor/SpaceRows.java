package io.mlconnector.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import java.util.ArrayList;
import java.util.List;

/// What the plan, the token's rights and the user allow in the workspace.
final class SpaceRows {
    private static final String PART = AsanaRows.PART;
    private static final String NO_PLAN = "402";

    private SpaceRows() {}

    static List<Row> of(AsanaFacts facts, AsanaFacts.Space space) {
        List<Row> rows = new ArrayList<>();
        rows.add(user(facts, space.memberships()));
        rows.add(rights(space.memberships(), space.projects()));
        rows.add(fields(space.fields()));
        rows.add(portfolios(space.portfolios()));
        rows.add(quota(space));
        rows.add(HookRows.of(facts, space.webhooks()));
        return rows;
    }

    private static Row user(AsanaFacts facts, ApiResult<List<JsonNode>> memberships) {
        if (memberships instanceof ApiResult.Ok<List<JsonNode>>(var all, var _)) {
            for (JsonNode each : all) {
                String workspace = each.path("workspace").path("gid").asText();
                if (facts.workspace().isPresent() && !facts.workspace().get().equals(workspace)) {
                    continue;
                }
                if (each.path("is_guest").asBoolean()) {
                    return Row.red(
                            PART,
                            "user",
                            "The token's user is a guest: guests see only what is shared with them, and may not make"
                                    + " custom fields.",
                            "Make the user a member of the organization (admin console, Members), or use a member's"
                                    + " token.");
                }
                if (each.path("is_view_only").asBoolean()
                        || !each.path("is_active").asBoolean(true)) {
                    return Row.red(
                            PART,
                            "user",
                            "The token's user may only look, or was deactivated in the workspace.",
                            "Give the user a full seat (admin console, Members), or use another member's token.");
                }
            }
            return Row.green(PART, "user", "The token's user is a member, no guest.");
        }
        return Row.yellow(
                PART,
                "user",
                "Asana does not tell whether the token's user is a guest.",
                "Look at the user in Asana's admin console: it has to be a member.");
    }

    /// Memberships have no scope of their own, as batches and events have none: whoever may not list them has an app
    /// with a list of scopes.
    private static Row rights(ApiResult<List<JsonNode>> memberships, ApiResult<List<JsonNode>> projects) {
        if (isForbidden(projects)) {
            return scope("rights", "projects:read");
        }
        return isForbidden(memberships)
                ? scope("rights", "more than scopes can give: batches and events have none")
                : Row.green(PART, "rights", "The token may do all that its user may.");
    }

    private static Row fields(ApiResult<List<JsonNode>> fields) {
        return switch (fields) {
            case ApiResult.Ok<List<JsonNode>> _ ->
                Row.green(PART, "custom fields", "The plan has custom fields, and the token may list them.");
            case ApiResult.Failed<List<JsonNode>>(ApiFailure.Forbidden(var code, var _), var _)
            when code.equals(NO_PLAN) ->
                Row.red(
                        PART,
                        "custom fields",
                        "The plan has no custom fields: amounts, vendors and accounts of a cost have no place.",
                        "Upgrade the workspace to Starter or above (Asana, Settings, Billing); or use a token of a member"
                                + " of a paid organization.");
            case ApiResult.Failed<List<JsonNode>>(var failure, var _) -> refused("custom fields", failure);
        };
    }

    private static Row portfolios(ApiResult<List<JsonNode>> portfolios) {
        return switch (portfolios) {
            case ApiResult.Ok<List<JsonNode>> _ ->
                Row.green(PART, "portfolios", "The plan has portfolios: a project is linked by adding it to one.");
            case ApiResult.Failed<List<JsonNode>>(ApiFailure.Forbidden(var code, var _), var _)
            when code.equals(NO_PLAN) ->
                Row.yellow(
                        PART,
                        "portfolios",
                        "The plan has no portfolios.",
                        "Link projects in the mapping file (docs/mapping-file.md), or upgrade to Advanced.");
            case ApiResult.Failed<List<JsonNode>>(var failure, var _) -> refused("portfolios", failure);
        };
    }

    private static Row quota(AsanaFacts.Space space) {
        for (ApiResult<List<JsonNode>> each :
                List.of(space.fields(), space.projects(), space.portfolios(), space.webhooks(), space.memberships())) {
            if (each instanceof ApiResult.Failed<List<JsonNode>>(ApiFailure.RateLimited limited, var _)) {
                return limited("quota", limited);
            }
        }
        boolean free =
                space.fields() instanceof ApiResult.Failed<List<JsonNode>>(ApiFailure.Forbidden(var code, var _), var _)
                        && code.equals(NO_PLAN);
        return free
                ? Row.yellow(
                        PART,
                        "quota",
                        "A free plan takes 150 requests a minute.",
                        "Upgrade the workspace: paid plans take 1,500.")
                : Row.green(
                        PART,
                        "quota",
                        "No limit is reached. Asana does not say what is left of 1,500 requests a minute; the connector"
                                + " makes at most 1,440.");
    }

    static Row limited(String check, ApiFailure.RateLimited limited) {
        return Row.yellow(
                PART,
                check,
                "The limit of requests of this token is reached just now"
                        + (limited.retryAfter() == null
                                ? "."
                                : "; Asana asks to wait " + limited.retryAfter().toSeconds() + " s."),
                "Wait, and try again. If it stays, another program uses the same token: give the connector one of its"
                        + " own.");
    }

    static Row scope(String check, String missing) {
        return Row.red(
                PART,
                check,
                "The token's app was given a list of scopes, and misses " + missing + ".",
                "Register the app with Full permissions (https://app.asana.com/0/my-apps, OAuth) and authorize it again,"
                        + " or use a personal access token.");
    }

    static Row refused(String check, ApiFailure failure) {
        return switch (failure) {
            case ApiFailure.Forbidden _ -> scope(check, check.replace(' ', '_') + ":read");
            case ApiFailure.RateLimited limited -> limited(check, limited);
            case ApiFailure.Unreachable _,
                    ApiFailure.Unknown _,
                    ApiFailure.ServerError _,
                    ApiFailure.Unauthorized _,
                    ApiFailure.NotFound _,
                    ApiFailure.StaleVersion _,
                    ApiFailure.Rejected _ ->
                Row.red(
                        PART,
                        check,
                        "Asana does not list them (" + failure.detail() + ").",
                        "Try again in a few minutes; if it stays, look at https://status.asana.com.");
        };
    }

    private static boolean isForbidden(ApiResult<List<JsonNode>> result) {
        return result instanceof ApiResult.Failed<List<JsonNode>>(ApiFailure.Forbidden(var code, var _), var _)
                && !code.equals(NO_PLAN);
    }
}
