package io.mlconnector.local.doctor;

import io.mlconnector.serviceruntime.config.ConnectorSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reachable, and on the same time.
final class ReachRows {
    /// `Date` counts whole seconds, and the answer travels.
    private static final Duration SMALL = Duration.ofSeconds(5);

    /// Beyond it tokens seem alive that have ended, and changes seem older than they are.
    private static final Duration LARGE = Duration.ofSeconds(60);

    private ReachRows() {}

    /// @param variable that moves the address
    static List<Row> of(String part, URI url, String variable, Reach reach) {
        return switch (reach) {
            case Reach.Silent(String why) ->
                List.of(Row.red(
                        part,
                        "reachable",
                        url + " does not answer (" + why + ").",
                        ConnectorSettings.isLocal(url)
                                ? "Start ./mlc up: this address is the local sandbox. For the real " + part + " set its"
                                        + " variables (docs/connect.md)."
                                : "Check the network, the proxy and the firewall of this machine, and " + variable
                                        + "."));
            case Reach.Answers answers -> {
                List<Row> rows = new ArrayList<>();
                rows.add(Row.green(
                        part, "reachable", url + " answers in " + answers.took().toMillis() + " ms."));
                if (answers.ahead() != null) {
                    rows.add(clock(part, answers.ahead()));
                }
                yield rows;
            }
        };
    }

    private static Row clock(String part, Duration ahead) {
        String reason = ahead.abs().compareTo(SMALL) <= 0
                ? "The clock of this machine agrees with " + part + "'s."
                : "The clock of this machine is " + ahead.abs().toSeconds() + " s "
                        + (ahead.isNegative() ? "behind " : "ahead of ") + part + "'s.";
        String remedy = "Switch on time synchronisation on this machine: timedatectl set-ntp true, or chronyd.";
        if (ahead.abs().compareTo(LARGE) > 0) {
            return Row.red(part, "clock", reason, remedy);
        }
        return ahead.abs().compareTo(SMALL) > 0
                ? Row.yellow(part, "clock", reason, remedy)
                : Row.green(part, "clock", reason);
    }
}
