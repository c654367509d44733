package io.mlconnector.chaos.mutants;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/// A copy of a checkout's sources to break things in. The checkout itself is only read.
final class WorkingCopy {
    private static final Set<String> LEFT_OUT = Set.of(".git", ".mlc", "target", "node_modules");

    private final Path root;

    private WorkingCopy(Path root) {
        this.root = root;
    }

    /// @param to empty, or an earlier copy of the same checkout, whose compiled classes then save time
    static WorkingCopy of(Path checkout, Path to) throws IOException {
        Files.walkFileTree(checkout, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path name = folder.getFileName();
                if (name != null && LEFT_OUT.contains(name.toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(checkout.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    copy(file, to.resolve(checkout.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        relax(to.resolve("pom.xml"));
        return new WorkingCopy(to);
    }

    private static void copy(Path file, Path target) throws IOException {
        if (!Files.exists(target) || Files.mismatch(file, target) >= 0) {
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /// A mutant may leave something unused or nullable: the tests have to notice it, not the compiler's warnings.
    private static void relax(Path pom) throws IOException {
        String text = Files.readString(pom);
        Files.writeString(
                pom, text.replace("<arg>-Werror</arg>", "").replaceAll("<arg>-Xplugin:ErrorProne[^<]*</arg>", ""));
    }

    Path root() {
        return root;
    }

    Path module(String name) {
        return root.resolve(name);
    }

    /// @return what the file was before
    String apply(Mutant mutant) throws IOException {
        Path file = root.resolve(mutant.file());
        String before = Files.readString(file);
        Files.writeString(file, mutant.applyTo(before));
        return before;
    }

    void restore(Mutant mutant, String before) throws IOException {
        Files.writeString(root.resolve(mutant.file()), before);
    }
}
