package io.mlconnector.enrich.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.contracts.MappingV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {
    private static final ConnectionId CONNECTION = new ConnectionId("9341");

    @TempDir
    private Path folder;

    @Test
    void readsAllOfIt() throws IOException {
        MappingV1 mapping = load("""
                # Who pays for what.
                zone: America/New_York
                journalEntry:
                  creditAccount: Accounts Payable
                projects:
                  - project: 1200000000000042
                    class: Fairview
                    department: '12'
                    customer: Ada Lovelace
                  - project: "1200000000000043"
                """);

        assertThat(mapping.zone()).isEqualTo("America/New_York");
        assertThat(mapping.creditAccount()).isEqualTo("Accounts Payable");
        assertThat(mapping.projects())
                .containsExactly(
                        new MappingV1.Project("1200000000000042", "Fairview", "12", "Ada Lovelace"),
                        new MappingV1.Project("1200000000000043", null, null, null));
        assertThat(mapping.version()).hasSize(64);
    }

    @Test
    void isTheDefaultWithoutAFile() {
        assertThat(MappingFile.load(Optional.empty(), CONNECTION))
                .isEqualTo(MappingV1.of("9341", "default", Mapping.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    zone: Mars/Olympus                        | line 1: zone is 'Mars/Olympus', which is no time zone
                    zone: [UTC]                               | line 1: zone must be a text
                    zone: true                                | line 1: zone must be a text
                    zone:                                     | line 1: zone must be a text
                    zoen: UTC                                 | line 1: zoen is not known
                    zone: UTC\\nzone: UTC                     | line 2: zone is there twice
                    journalEntry:\\n  debitAccount: 1         | line 2: journalEntry.debitAccount is not known
                    journalEntry: Accounts Payable            | line 1: journalEntry must be a set of keys
                    projects: 12                              | line 1: projects must be a list
                    projects:\\n  - class: A                  | line 2: projects.project is missing
                    projects:\\n  - project: Fairview         | line 2: projects.project is 'Fairview'
                    projects:\\n  - project: 1\\n  - project: 1 | line 3: projects.project names 1 a second time
                    projects:\\n  - project: 1\\n    clas: A  | line 3: projects.clas is not known
                    zone: 'UTC                                | line 1: no readable YAML
                    """)
    void namesTheLineAndTheKeyOfWhatIsWrong(String text, String sentence) {
        assertThatThrownBy(() -> load(text.replace("\\n", "\n")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("MAPPING_FILE")
                .hasMessageContaining(sentence);
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> MappingFile.load(Optional.of(folder.resolve("nowhere.yaml")), CONNECTION))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nowhere.yaml, which cannot be read");
    }

    private MappingV1 load(String text) throws IOException {
        Path file = folder.resolve("mapping.yaml");
        Files.writeString(file, text);
        return MappingFile.load(Optional.of(file), CONNECTION);
    }
}
