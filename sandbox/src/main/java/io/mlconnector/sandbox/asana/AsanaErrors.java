package io.mlconnector.sandbox.asana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.api.Reply;
import io.mlconnector.sandbox.front.VendorErrors;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Asana's one envelope for everything that goes wrong, and OAuth's own at the token endpoints.
final class AsanaErrors implements VendorErrors {
    /// A 429 always says how long to wait.
    private static final int RETRY_AFTER = 30;

    private static final List<String> CREATURES = List.of("otters", "herons", "badgers", "wombats", "geckos");
    private static final List<String> DEEDS = List.of("hum", "wander", "juggle", "doze", "whistle");

    @Override
    public Answer serverError(Call call, String remark) {
        if (isOAuth(call)) {
            return oauth(500, "server_error", remark);
        }
        Reply reply = Reply.error(500, "Server Error: " + remark);
        ObjectNode body = reply.body().deepCopy();
        body.withArray("errors").forEach(error -> ((ObjectNode) error).put("phrase", phrase()));
        return Answer.json(500, body);
    }

    @Override
    public Answer throttled(Call call, int retryAfter) {
        Answer answer = isOAuth(call)
                ? oauth(429, "temporarily_unavailable", "Too many requests")
                : error(429, "You have made too many requests recently. Please, be chill.");
        return answer.with("Retry-After", Integer.toString(retryAfter == 0 ? RETRY_AFTER : retryAfter));
    }

    @Override
    public Answer staleToken(Call call) {
        return isOAuth(call)
                ? oauth(400, "invalid_grant", "The refresh token is not valid any more.")
                : error(
                        401,
                        "The bearer token has expired. If you have a refresh token, please use it to request a new"
                                + " bearer token, otherwise allow the user to re-authenticate.");
    }

    /// Asana does no such thing; its fault desk refuses the kind.
    @Override
    public Answer errorIn200(Call call) {
        return serverError(call, "no error in a 200");
    }

    @Override
    public Answer refuse(int status, String sentence) {
        return error(status, sentence);
    }

    Answer noSuchRoute() {
        return error(404, "No matching route for request");
    }

    private static boolean isOAuth(Call call) {
        return call.path().startsWith("/-/");
    }

    private static Answer error(int status, String message) {
        return Answer.json(status, Reply.error(status, message).body());
    }

    private static Answer oauth(int status, String error, String description) {
        return Answer.json(status, Json.object().put("error", error).put("error_description", description));
    }

    /// What a person reads to support to have the failure found.
    private static String phrase() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return random.nextInt(2, 40) + " " + CREATURES.get(random.nextInt(CREATURES.size())) + " "
                + DEEDS.get(random.nextInt(DEEDS.size())) + " " + random.nextInt(1000, 10_000);
    }
}
