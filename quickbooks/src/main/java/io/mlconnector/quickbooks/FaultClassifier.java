package io.mlconnector.quickbooks;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.quickbooks.wire.Fault;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a fault means. Code and text count: QuickBooks reports closed books under several codes, 5010 ("stale object")
/// among them, and repeating those for ever would be wrong.
///
/// See <https://developer.intuit.com/app/developer/qbo/docs/develop/troubleshooting/error-codes>.
final class FaultClassifier {
    static final String CLOSED_PERIOD = "6210";

    private static final Pattern CLOSED_TEXT = Pattern.compile(
            "period closed|closed period|(books|period) (is|are|has been|have been) closed|closing date");
    /// QuickBooks' own trouble under the code for business rules. "Locked" or "try again" alone can be said of a rule
    /// too, and would be asked for ever.
    private static final Pattern TRANSIENT_TEXT =
            Pattern.compile("unexpected (internal )?error|internal (server )?error"
                    + "|\\binventory\\b.*\\block(ed)?\\b|\\block(ed)?\\b.*\\binventory\\b");

    private FaultClassifier() {}

    /// @param status of the answer, 200 included
    static ApiFailure classify(int status, Fault fault, @Nullable Duration retryAfter) {
        String code = fault.code();
        String text = fault.text();
        String detail = code.isEmpty() ? text : code + " " + text;
        String lower = text.toLowerCase(Locale.ROOT);
        if (status == 429) {
            return new ApiFailure.RateLimited(detail, retryAfter);
        }
        if (CLOSED_TEXT.matcher(lower).find()) {
            return new ApiFailure.Rejected(CLOSED_PERIOD, detail, fault.element());
        }
        return switch (code) {
            case "3001" -> new ApiFailure.RateLimited(detail, retryAfter);
            case "3200" -> new ApiFailure.Unauthorized(detail);
            case "3100", "120" -> new ApiFailure.Forbidden(code, detail);
            case "610" -> new ApiFailure.NotFound(detail);
            case "5010" -> new ApiFailure.StaleVersion(detail);
            case "10000" -> new ApiFailure.ServerError(status, detail);
            case "6000" ->
                TRANSIENT_TEXT.matcher(lower).find()
                        ? new ApiFailure.ServerError(status, detail)
                        : new ApiFailure.Rejected(code, detail, fault.element());
            default -> byTypeAndStatus(status, fault, detail);
        };
    }

    private static ApiFailure byTypeAndStatus(int status, Fault fault, String detail) {
        String type = fault.type().toLowerCase(Locale.ROOT);
        if (status == 401 || type.startsWith("authentication")) {
            return new ApiFailure.Unauthorized(detail);
        }
        if (status == 403 || type.startsWith("authorization")) {
            return new ApiFailure.Forbidden(fault.code().isEmpty() ? "403" : fault.code(), detail);
        }
        if (type.startsWith("system") || (status >= 500 && !type.startsWith("validation"))) {
            return new ApiFailure.ServerError(status, detail);
        }
        if (fault.errors().isEmpty()) {
            return new ApiFailure.Unknown("a fault without an error (HTTP " + status + ")");
        }
        return new ApiFailure.Rejected(
                fault.code().isEmpty() ? String.valueOf(status) : fault.code(), detail, fault.element());
    }
}
