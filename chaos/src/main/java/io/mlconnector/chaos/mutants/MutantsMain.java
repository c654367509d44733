package io.mlconnector.chaos.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `./mlc mutants`.
public final class MutantsMain {
    private static final Duration MOST = Duration.ofMinutes(8);
    private static final String HELP = """
            Usage: ./mlc mutants [OPTIONS]

            Breaks the code on purpose, one mutant at a time, in a copy of the checkout, and expects the tests to notice.
            Needs what ./mlc verify has downloaded. Exit code 0: all mutants are red; 1: one survived or did not run.

              --list          the mutants, and nothing else
              --only NAMES    these only, separated by commas
              --no-baseline   does not first run the tests unbroken
              --work FOLDER   keeps the copy there, and is quicker the second time (default: a temporary folder)
              --report FILE   writes the table there
            """;

    private MutantsMain() {}

    /// @param arguments the first is the root of the checkout
    public static void main(String... arguments) throws IOException, InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        Set<String> only = new TreeSet<>();
        boolean list = false;
        boolean baseline = true;
        Path work = null;
        Path report = null;
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--list" -> list = true;
                case "--no-baseline" -> baseline = false;
                case "--only" -> only.addAll(List.of(value(arguments, ++i).split(",", -1)));
                case "--work" -> work = Path.of(value(arguments, ++i));
                case "--report" -> report = Path.of(value(arguments, ++i));
                case "-h", "--help" -> {
                    System.out.print(HELP);
                    return 0;
                }
                default -> {
                    System.err.print("mlc mutants: there is no option '" + arguments[i] + "'\n\n" + HELP);
                    return 2;
                }
            }
        }
        List<Mutant> all = MutantFiles.read(root);
        Set<String> unknown = new TreeSet<>(only);
        all.forEach(mutant -> unknown.remove(mutant.name()));
        if (!unknown.isEmpty()) {
            System.err.println("mlc mutants: there is no mutant " + String.join(", ", unknown) + "; --list names them");
            return 2;
        }
        List<Mutant> mutants = all.stream()
                .filter(mutant -> only.isEmpty() || only.contains(mutant.name()))
                .toList();
        if (list) {
            mutants.forEach(mutant -> System.out.printf("%-36s %s%n", mutant.name(), mutant.danger()));
            return 0;
        }
        return run(root, mutants, baseline, work, report);
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
        }
        return arguments[index];
    }

    private static int run(
            Path root, List<Mutant> mutants, boolean baseline, @Nullable Path work, @Nullable Path report)
            throws IOException, InterruptedException {
        // Before anything is built: a mutant that no longer fits is found at once.
        for (Mutant mutant : mutants) {
            String _ = mutant.applyTo(Files.readString(root.resolve(mutant.file())));
        }
        Path folder = work == null ? Files.createTempDirectory("mlc-mutants-") : work.toAbsolutePath();
        Path log = folder.resolve("last-build.log");
        System.out.println("Works in " + folder + "; " + root + " stays as it is.");
        Trial trial = new Trial(WorkingCopy.of(root, folder.resolve("copy")), log, MOST);
        if (baseline && !isSound(trial, mutants)) {
            return 1;
        }
        List<Result> results = new ArrayList<>();
        for (Mutant mutant : mutants) {
            Result result = trial.run(mutant);
            results.add(result);
            System.out.printf(
                    "  [%d/%d] %-36s %-9s %4d s  %s%n",
                    results.size(),
                    mutants.size(),
                    mutant.name(),
                    result.kind(),
                    result.took().toSeconds(),
                    MutantTable.noticedBy(result));
            if (report != null) {
                // After each one: a run that is broken off has not been for nothing.
                Files.writeString(report, MutantTable.of(results));
            }
            if (result.kind() != Result.Kind.RED) {
                Files.copy(log, folder.resolve(mutant.name() + ".log"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        System.out.println(MutantTable.line(results));
        return results.stream().allMatch(result -> result.kind() == Result.Kind.RED) ? 0 : 1;
    }

    private static boolean isSound(Trial trial, List<Mutant> mutants) throws IOException, InterruptedException {
        Map<String, Set<String>> tests = new TreeMap<>();
        mutants.forEach(mutant ->
                tests.computeIfAbsent(mutant.module(), _ -> new TreeSet<>()).addAll(mutant.tests()));
        boolean sound = true;
        for (Map.Entry<String, Set<String>> module : tests.entrySet()) {
            List<String> failed = trial.soundness(module.getKey(), module.getValue());
            System.out.printf(
                    "  without a mutant: %-20s %s%n", module.getKey(), failed.isEmpty() ? "green" : "RED: " + failed);
            sound &= failed.isEmpty();
        }
        return sound;
    }
}
