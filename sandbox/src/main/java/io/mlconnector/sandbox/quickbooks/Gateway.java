package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What stands before the accounting API and checks who calls. It answers in an envelope of its own, with lower-case
/// keys and empty siblings.
final class Gateway {
    private final Realm realm;
    private final Grant grant;

    Gateway(Realm realm, Grant grant) {
        this.realm = realm;
        this.grant = grant;
    }

    /// @return the refusal, or empty when the call may pass
    Optional<Answer> refuse(Call call, Instant now) {
        String header = call.header("authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
        if (header == null || !bearer || !grant.accepts(header.substring(7).strip())) {
            return Optional.of(fault(401, "AuthenticationFailed", "3200", "Token expired, revoked or malformed", now));
        }
        List<String> path = call.segments();
        if (path.size() < 3 || !path.get(1).equals("company") || !path.get(2).equals(realm.realmId())) {
            return Optional.of(
                    fault(403, "ApplicationAuthorizationFailed", "3100", "The app has no access to this company", now));
        }
        return Optional.empty();
    }

    private static Answer fault(int status, String name, String code, String detail, Instant now) {
        ObjectNode body = Json.object();
        body.putNull("warnings").putNull("intuitObject");
        ObjectNode fault = body.putObject("fault");
        fault.putArray("error")
                .addObject()
                .put(
                        "message",
                        String.format(Locale.ROOT, "message=%s; errorCode=00%s; statusCode=%d", name, code, status))
                .put("detail", detail)
                .put("code", code)
                .putNull("element");
        fault.put("type", status == 401 ? "AUTHENTICATION" : "SERVICE");
        body.putNull("report").putNull("queryResponse").putNull("requestId").put("time", now.toEpochMilli());
        return Answer.json(status, body);
    }
}
