package io.mlconnector.local.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.local.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void secondStartOnTheSameDataIsRefusedUntilTheFirstEnds() {
        Home home = new Home(folder);
        HomeLock first = HomeLock.take(home);

        assertThatThrownBy(() -> HomeLock.take(home))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.line())
                                .contains(folder.toString())
                                .contains("MLC_HOME"));

        first.close();
        HomeLock.take(home).close();
    }

    @Test
    void variableNamesTheFolder() {
        assertThat(Home.from(Map.of("MLC_HOME", folder.toString())).folder()).isEqualTo(folder);
        assertThat(Home.from(Map.of()).folder()).endsWith(Path.of(".mlc"));
    }

    @Test
    void folderThatCannotBeWrittenIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new Home(file.resolve("home")).create())
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure ->
                                assertThat(failure.line()).contains("MLC_HOME").doesNotContain("\n"));
    }

    @Test
    void temporaryHomeIsGoneAfterDelete() throws IOException {
        Home home = Home.temporary();
        home.create();
        Files.writeString(home.logs().resolve("a.log"), "text");

        home.delete();

        assertThat(home.folder()).doesNotExist();
    }
}
