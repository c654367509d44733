package io.mlconnector.local.command;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.local.setup.Deed;
import io.mlconnector.local.setup.Forecast;
import io.mlconnector.local.setup.LoadState;
import io.mlconnector.local.setup.Rehearsal;
import io.mlconnector.local.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The plan and the forecast, for people or as JSON.
final class SetupPrinter {
    private SetupPrinter() {}

    static void print(SetupReport report, Output output, Terminal terminal) {
        switch (output) {
            case json -> terminal.line(Output.pretty(report));
            case text -> {
                CheckupPrinter.print(report.checkup(), terminal);
                plan(report.plan(), terminal);
                forecast(report.forecast(), terminal);
            }
        }
    }

    private static void plan(Rehearsal.Plan plan, Terminal terminal) {
        switch (plan) {
            case Rehearsal.Plan.Held(var why) ->
                terminal.line(terminal.bad("Nothing can be set up yet") + ": " + why + ".");
            case Rehearsal.Plan.Ready(var workspace, var deeds, var portfolio) -> {
                if (deeds.isEmpty()) {
                    terminal.line(terminal.good("Everything is in place") + " in the workspace " + workspace + ".");
                } else {
                    terminal.line(terminal.strong("Would be created in the workspace " + workspace));
                    grouped(deeds).forEach((what, names) -> terminal.line("  " + what + ": " + names));
                }
                if (!portfolio) {
                    terminal.line("  " + terminal.warn("!")
                            + " No portfolio: projects are linked by the mapping file (docs/mapping-file.md).");
                }
            }
        }
    }

    private static Map<String, String> grouped(List<Deed> deeds) {
        return deeds.stream()
                .collect(Collectors.groupingBy(
                        deed -> deed.what() + (deed.in().isEmpty() ? "" : " " + deed.in()),
                        LinkedHashMap::new,
                        Collectors.mapping(Deed::name, Collectors.joining(", "))));
    }

    private static void forecast(Forecast forecast, Terminal terminal) {
        if (forecast.counts().isEmpty()) {
            terminal.line("How much there is to load is known once QuickBooks is connected.");
            return;
        }
        String counts = Forecast.TYPES.stream()
                .filter(forecast.counts()::containsKey)
                .map(type -> forecast.counts().get(type) + " " + words(type))
                .collect(Collectors.joining(", "));
        terminal.line("To load: " + counts + ".");
        terminal.line("  " + forecast.reads() + " reads of QuickBooks and at most " + forecast.writes()
                + " writes to Asana: at least " + LoadState.words(forecast.least()) + " within both vendors' limits.");
    }

    private static String words(EntityType type) {
        return type.wire().toLowerCase(Locale.ROOT);
    }
}
