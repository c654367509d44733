package io.mlconnector.chaos.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The mutants of a checkout, by name.
final class MutantFiles {
    static final String FOLDER = "chaos/mutants";
    private static final String ENDING = ".mutant";

    private MutantFiles() {}

    static List<Mutant> read(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(root.resolve(FOLDER))) {
            files = all.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
        List<Mutant> mutants = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            mutants.add(Mutant.parse(name.substring(0, name.length() - ENDING.length()), Files.readString(file)));
        }
        return List.copyOf(mutants);
    }
}
