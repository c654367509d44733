package io.mlconnector.systemtests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/sandbox.md names a test for each trap, and each of them exists.
class SandboxPageTest {
    private static final int QUICKBOOKS_TRAPS = 24;
    private static final int ASANA_TRAPS = 23;
    private static final Pattern ROW = Pattern.compile("\\| ([QA])(\\d+) \\|[^|]*\\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`(?:([A-Z][A-Za-z0-9]*))?#?([a-z][A-Za-z0-9]*)?`");

    @Test
    void eachTrapHasTestsThatExist() {
        String page = Repository.read(Repository.ROOT.resolve("docs/sandbox.md"));
        Map<String, String> classes = testClasses();
        List<String> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Matcher row = ROW.matcher(page); row.find(); ) {
            String trap = row.group(1) + row.group(2);
            seen.add(trap);
            String type = "";
            int tests = 0;
            for (Matcher name = NAME.matcher(row.group(3)); name.find(); ) {
                type = name.group(1) == null ? type : name.group(1);
                String source = classes.getOrDefault(type, "");
                String method = name.group(2) == null ? "class " + type : "void " + name.group(2) + "(";
                tests++;
                if (!source.contains(method)) {
                    missing.add(trap + ": " + name.group());
                }
            }
            if (tests == 0) {
                missing.add(trap + " names no test");
            }
        }

        assertThat(missing).isEmpty();
        assertThat(seen)
                .containsExactlyElementsOf(Stream.concat(
                                IntStream.rangeClosed(1, QUICKBOOKS_TRAPS).mapToObj(number -> "Q" + number),
                                IntStream.rangeClosed(1, ASANA_TRAPS).mapToObj(number -> "A" + number))
                        .toList());
    }

    /// Sources by simple name; two classes of one name count together.
    private static Map<String, String> testClasses() {
        Map<String, String> classes = new HashMap<>();
        for (String module : List.of("sandbox", "conformance", "browser-tests")) {
            Path tests = Repository.ROOT.resolve(module).resolve("src/test/java");
            if (!Files.isDirectory(tests)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(tests)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> classes.merge(
                                file.getFileName().toString().replace(".java", ""),
                                Repository.read(file),
                                String::concat));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return classes;
    }
}
