package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.quickbooks.oauth.Access;
import io.mlconnector.sandbox.quickbooks.oauth.Grants;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What stands before the accounting API and checks who calls. It answers in an envelope of its own, with
/// lower-case keys and empty siblings.
final class Gateway {
    private static final int REALM = 2;

    private final Companies companies;
    private final Grants grants;
    private final Clock clock;

    Gateway(Companies companies, Grants grants, Clock clock) {
        this.companies = companies;
        this.grants = grants;
        this.clock = clock;
    }

    /// Whether a call may go on.
    sealed interface Pass {
        record Granted(Access access, Company company) implements Pass {}

        record Refused(Answer answer) implements Pass {}
    }

    Pass check(Call call) {
        Instant now = clock.instant();
        Optional<Access> access = bearer(call).flatMap(grants::find);
        if (access.isEmpty()) {
            return new Pass.Refused(
                    fault(401, "AuthenticationFailed", "3200", "Token expired, revoked or malformed", now));
        }
        List<String> path = call.segments();
        String realmId = path.size() > REALM && path.get(REALM - 1).equals("company") ? path.get(REALM) : "";
        Optional<Company> company = access.get().realmId().equals(realmId) ? companies.find(realmId) : Optional.empty();
        if (company.isEmpty() || company.get().status() == CompanyStatus.OTHER_ENVIRONMENT) {
            return new Pass.Refused(
                    fault(403, "ApplicationAuthorizationFailed", "3100", "The app has no access to this company", now));
        }
        return company.get().status() == CompanyStatus.ADMIN_LOST
                ? new Pass.Refused(adminLost(now))
                : new Pass.Granted(access.get(), company.get());
    }

    private static Optional<String> bearer(Call call) {
        String header = call.header("authorization");
        return header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.empty()
                : Optional.of(header.substring(7).strip());
    }

    static Answer fault(int status, String name, String code, String detail, Instant now) {
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

    /// The token is good, the person behind it is not any more: this comes from behind the gateway, in its
    /// envelope.
    private static Answer adminLost(Instant now) {
        ObjectNode body = Json.object();
        ObjectNode fault = body.putObject("Fault");
        fault.putArray("Error")
                .addObject()
                .put("Message", "Authorization Failure")
                .put(
                        "Detail",
                        "The user who connected the app has no access to this company any more, or is no administrator")
                .put("code", "120");
        fault.put("type", "AuthorizationFault");
        return Answer.json(401, body.put("time", PacificTime.millis(now)));
    }
}
