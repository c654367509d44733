package io.mlconnector.local.operate;

import io.mlconnector.local.installation.Port;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// The counters of enrich-service, in Prometheus' text form.
public final class Metrics {
    private final Known known;
    private final LocalHttp http = new LocalHttp();

    public Metrics(Known known) {
        this.known = known;
    }

    /// @param line how the metric's line begins, labels included
    /// @return empty when nobody answers, or nothing was counted yet
    public Optional<BigDecimal> find(String line) {
        // In the all-in-one all services answer at the console's address.
        for (String base : List.of(known.ports().url(Port.ENRICH), known.console())) {
            Optional<BigDecimal> value = http.text(base + "/q/metrics").flatMap(text -> value(text, line));
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> value(String text, String line) {
        return text.lines()
                .filter(each -> each.startsWith(line))
                .map(each -> each.substring(each.lastIndexOf(' ') + 1))
                .filter(number -> number.matches("[0-9]+(\\.[0-9]+)?([eE]\\+?[0-9]{1,2})?"))
                .map(BigDecimal::new)
                .findFirst();
    }
}
