package io.mlconnector.conformance.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Events may be read below their resource, `/tasks/12/events`; the description tells of that form in prose alone.
public final class EventsByPath {
    private static final Pattern PATH = Pattern.compile("/api/1\\.0/(?:tasks|projects|goals)/([^/]+)/events");

    private EventsByPath() {}

    /// The same exchange as `/events?resource=12`; any other one as it is.
    public static Exchange asDescribed(Exchange exchange) {
        Matcher path = PATH.matcher(exchange.path());
        if (!path.matches()) {
            return exchange;
        }
        List<Exchange.Parameter> query = new ArrayList<>(exchange.query());
        query.add(new Exchange.Parameter("resource", path.group(1)));
        return new Exchange(
                exchange.method(),
                "/api/1.0/events",
                query,
                exchange.client(),
                exchange.requestType(),
                exchange.requestBody(),
                exchange.status(),
                exchange.answerType(),
                exchange.answerBody(),
                exchange.fault());
    }
}
