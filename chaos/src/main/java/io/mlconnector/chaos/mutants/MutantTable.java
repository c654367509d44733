package io.mlconnector.chaos.mutants;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The results as Markdown.
final class MutantTable {
    private static final int MOST_NAMED = 3;

    private MutantTable() {}

    static String of(List<Result> results) {
        long red = count(results, Result.Kind.RED);
        StringBuilder text = new StringBuilder()
                .append("# Mutants\n\n")
                .append("The code is broken on purpose, one mutant at a time, and the tests must notice. Written by ")
                .append("`./mlc mutants --report docs/chaos/mutants.md`;\n")
                .append("what each mutant changes is in `chaos/mutants/NAME.mutant`.\n\n")
                .append(String.format(Locale.ROOT, "**%d of %d are red.**%n%n", red, results.size()))
                .append("| Mutant | What would happen | Noticed by | Result |\n|---|---|---|---|\n");
        results.forEach(result -> text.append(row(result)));
        return text.toString();
    }

    /// `key=value` pairs, for scripts.
    static String line(List<Result> results) {
        return String.format(
                Locale.ROOT,
                "mutants=%d red=%d survived=%d broken=%d timed_out=%d",
                results.size(),
                count(results, Result.Kind.RED),
                count(results, Result.Kind.SURVIVED),
                count(results, Result.Kind.BROKEN),
                count(results, Result.Kind.TIMED_OUT));
    }

    static String noticedBy(Result result) {
        List<String> names = result.noticedBy();
        String some =
                names.stream().limit(MOST_NAMED).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? some + " and " + (names.size() - MOST_NAMED) + " more" : some;
    }

    private static String row(Result result) {
        return "| " + result.mutant().name() + " | " + result.mutant().danger() + " | "
                + noticedBy(result).replace("|", "\\|") + " | " + result.kind() + " |\n";
    }

    private static long count(List<Result> results, Result.Kind kind) {
        return results.stream().filter(result -> result.kind() == kind).count();
    }
}
