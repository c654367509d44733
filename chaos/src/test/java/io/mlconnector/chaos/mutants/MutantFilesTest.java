package io.mlconnector.chaos.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutantFilesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String TEXT = """
            danger: it breaks
            file: pom.xml
            tests: chaos:OneTest#one OtherTest

            --- old
            is
              two
            --- new
            was
            """;

    @Test
    void everyMutantStillFitsTheCode() throws IOException {
        List<Mutant> mutants = MutantFiles.read(ROOT);

        assertThat(mutants).hasSizeGreaterThanOrEqualTo(12);
        for (Mutant mutant : mutants) {
            String source = Files.readString(ROOT.resolve(mutant.file()));
            assertThat(mutant.applyTo(source)).as(mutant.name()).isNotEqualTo(source);
        }
    }

    @Test
    void everyNamedTestExists() throws IOException {
        for (Mutant mutant : MutantFiles.read(ROOT)) {
            for (String test : mutant.tests()) {
                String[] parts = test.split("#", 2);
                Path source = source(mutant.module(), parts[0]);
                assertThat(source).as(mutant.name() + ": " + test).isRegularFile();
                if (parts.length == 2) {
                    assertThat(source).as(mutant.name()).content().contains(" " + parts[1] + "(");
                }
            }
        }
    }

    @Test
    void readsWhatIsReplacedByWhat() {
        Mutant mutant = Mutant.parse("m", TEXT);

        assertThat(mutant.tests()).containsExactly("OneTest#one", "OtherTest");
        assertThat(mutant.module()).isEqualTo("chaos");
        assertThat(mutant.applyTo("this\nis\n  two\nend\n")).isEqualTo("this\nwas\nend\n");
    }

    @Test
    void refusesATextThatIsThereTwiceOrNotAtAll() {
        Mutant mutant = Mutant.parse("m", TEXT);

        assertThatThrownBy(() -> mutant.applyTo("is\n  two\nis\n  two\n")).hasMessageContaining("exactly once");
        assertThatThrownBy(() -> mutant.applyTo("is two")).hasMessageContaining("pom.xml");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> Mutant.parse("m", TEXT.replace("danger: it breaks\n", "")))
                .hasMessage("m: there is no 'danger:'");
    }

    private static Path source(String module, String type) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
            return files.filter(file -> file.endsWith(type + ".java"))
                    .findFirst()
                    .orElse(ROOT.resolve(type));
        }
    }
}
