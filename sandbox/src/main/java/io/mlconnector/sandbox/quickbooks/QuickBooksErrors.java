package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.front.VendorErrors;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import java.time.Clock;
import java.util.UUID;

/// QuickBooks' three voices: the data layer's `Fault`, the gateway's lower-case `fault`, and OAuth's own errors.
final class QuickBooksErrors implements VendorErrors {
    private final Clock clock;

    QuickBooksErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Answer serverError(Call call, String remark) {
        return isApi(call)
                ? fault(500, "SystemFault", applicationError("System Failure Error: " + remark))
                : oauth(500, "server_error", remark);
    }

    /// Code 3001, as recorded in the wild. QuickBooks documents no `Retry-After`.
    @Override
    public Answer throttled(Call call, int retryAfter) {
        Answer answer = isApi(call)
                ? fault(
                        429,
                        "SERVICE",
                        error(
                                "message=ThrottleExceeded; errorCode=003001; statusCode=429",
                                "You have reached the limit of requests",
                                "3001"))
                : oauth(429, "temporarily_unavailable", "Too many requests");
        return retryAfter == 0 ? answer : answer.with("Retry-After", Integer.toString(retryAfter));
    }

    @Override
    public Answer staleToken(Call call) {
        return isApi(call)
                ? Gateway.fault(
                        401, "AuthenticationFailed", "3200", "Token expired, revoked or malformed", clock.instant())
                : oauth(400, "invalid_grant", "Incorrect or invalid refresh token");
    }

    @Override
    public Answer errorIn200(Call call) {
        return fault(200, "SystemFault", applicationError("System Failure Error: ordered from the fault desk"));
    }

    @Override
    public Answer refuse(int status, String sentence) {
        return fault(status, "ValidationFault", error("Unsupported Operation", sentence, "500"))
                .with("intuit_tid", "1-" + UUID.randomUUID());
    }

    Answer noSuchRoute(Call call) {
        return fault(
                404,
                "ValidationFault",
                error("Unsupported Operation", "Operation " + call + " is not supported.", "500"));
    }

    private static boolean isApi(Call call) {
        return call.path().startsWith("/v3/");
    }

    private static ObjectNode applicationError(String detail) {
        return error("An application error has occurred while processing your request", detail, "10000");
    }

    private static ObjectNode error(String message, String detail, String code) {
        return Json.object().put("Message", message).put("Detail", detail).put("code", code);
    }

    private Answer fault(int status, String type, ObjectNode error) {
        ObjectNode body = Json.object();
        body.putObject("Fault").put("type", type).putArray("Error").add(error);
        return Answer.json(status, body.put("time", PacificTime.millis(clock.instant())));
    }

    private static Answer oauth(int status, String error, String description) {
        return Answer.json(status, Json.object().put("error", error).put("error_description", description));
    }
}
