package io.mlconnector.sandbox.front;

import io.mlconnector.sandbox.fault.Hit;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Handler;
import java.util.Map;

/// Carries out what the fault desk decided about a call.
final class Mischief {
    private static final Map<Integer, String> REASONS = Map.of(
            200, "OK",
            403, "Forbidden",
            500, "Internal Server Error",
            502, "Bad Gateway",
            503, "Service Temporarily Unavailable",
            504, "Gateway Time-out");
    private static final String REMARK = "ordered from the fault desk";

    private Mischief() {}

    /// @param inner does the work, for what goes wrong after it
    static Answer play(Hit hit, Call call, Handler inner, VendorErrors errors) {
        return switch (hit.rule().kind()) {
            case ERROR_BEFORE -> errors.serverError(call, REMARK);
            case ERROR_AFTER -> {
                inner.handle(call);
                yield errors.serverError(call, REMARK);
            }
            case DROP_BEFORE -> Answer.none();
            case DROP_AFTER -> {
                inner.handle(call);
                yield Answer.none();
            }
            case SLOW -> inner.handle(call).after(hit.rule().pause());
            case TRUNCATE -> inner.handle(call).cut();
            case HTML_BEFORE -> page(hit.rule().status());
            case HTML_AFTER -> {
                inner.handle(call);
                yield page(hit.rule().status());
            }
            case FAULT_200 -> errors.errorIn200(call);
            case THROTTLE -> errors.throttled(call, hit.rule().retryAfter());
            case STALE_TOKEN -> errors.staleToken(call);
            case LOSE, DOUBLE, DELAY, REORDER, WRONG_SECRET ->
                throw new IllegalArgumentException(hit.label() + " befalls no call");
        };
    }

    /// As the proxies of this world write it.
    private static Answer page(int status) {
        String title = status + " " + REASONS.getOrDefault(status, "Error");
        return Answer.html(
                status,
                "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                        + "</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n");
    }
}
