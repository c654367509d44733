package io.mlconnector.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlcCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path home;

    @Test
    void unknownPartIsNamedWithTheKnownOnes() {
        assertThat(run("up", "--only", "kafka,sandbux")).isEqualTo(2);
        assertThat(lines()).singleElement().asString().contains("'sandbux'").contains("ingest-service");
    }

    @Test
    void theLauncherHasEveryCommand() throws IOException {
        String launcher = Files.readString(Path.of("../mlc"));
        String passedOn = launcher.lines()
                .filter(line -> line.strip().startsWith("up | "))
                .findFirst()
                .orElseThrow();

        assertThat(MlcCommand.names(environment, terminal())).allSatisfy(name -> {
            assertThat(passedOn).containsPattern("\\b" + name + "\\b");
            assertThat(launcher).as("its help").contains("\n  " + name + " ");
        });
    }

    @Test
    void unknownOptionIsOneLine() {
        assertThat(run("up", "--fast")).isEqualTo(2);
        assertThat(lines()).singleElement().asString().contains("--fast").contains("./mlc up --help");
    }

    @Test
    void portThatIsNoneStopsUpBeforeAnythingStarts() {
        environment.put("CONSOLE_PORT", "http");

        assertThat(run("up")).isEqualTo(2);
        assertThat(lines()).singleElement().asString().contains("CONSOLE_PORT");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void halfConfiguredSideStopsUpBeforeAnythingStarts() {
        environment.put("QUICKBOOKS_CLIENT_ID", "client");

        assertThat(run("up")).isEqualTo(1);
        assertThat(lines()).singleElement().asString().contains("QUICKBOOKS_REALM_ID");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void sandboxNamesASeedThatThereIsNot() {
        assertThat(run("sandbox", "--seed-data", "huge")).isEqualTo(2);
        assertThat(lines()).singleElement().asString().contains("'huge'").contains("small");
    }

    @Test
    void sandboxSaysInOneLineThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("sandbox", "--quickbooks-port", port, "--asana-port", "0"))
                    .isEqualTo(1);
            assertThat(lines())
                    .singleElement()
                    .asString()
                    .contains("Port " + port)
                    .contains("taken");
        }
    }

    @Test
    void textThatNamesNoRecordIsRefused() {
        assertThat(run("show", "Bill/1043")).isEqualTo(2);
        assertThat(lines()).singleElement().asString().contains("quickbooks/Bill/1043");
    }

    @Test
    void replaySaysWhatItMisses() {
        assertThat(run("replay", "--to-earliest")).isEqualTo(2);
        assertThat(run("replay", "--group", "asana-writer")).isEqualTo(2);
        assertThat(lines()).hasSize(2).first().asString().contains("--group");
    }

    @Test
    void replayTakesOneTarget() {
        assertThat(run("replay", "--group", "qbo-writer", "--to-earliest", "--to-datetime", "2026-11-24T08:00:00Z"))
                .isEqualTo(2);
        assertThat(run("replay", "--group", "qbo-writer", "--to-datetime", "yesterday"))
                .isEqualTo(2);
        assertThat(run("replay", "--record", "quickbooks/Bill/1043", "--group", "qbo-writer"))
                .isEqualTo(2);
        assertThat(lines()).hasSize(3).element(1).asString().contains("'yesterday'");
    }

    @Test
    void replayOfARecordNamesTheTypesThereAre() {
        assertThat(run("replay", "--record", "quickbooks/Budget/1")).isEqualTo(2);
        assertThat(run("replay", "--record", "Bill/1043")).isEqualTo(2);
        assertThat(lines()).hasSize(2).first().asString().contains("Budget").contains("BillPayment");
    }

    @Test
    void chaosSaysWhatItDoesNotHaveBeforeAnythingStarts() {
        assertThat(run("chaos", "--scenario", "flood")).isEqualTo(2);
        assertThat(run("chaos", "--brokers", "2")).isEqualTo(2);
        assertThat(run("chaos", "--minutes", "0")).isEqualTo(2);
        assertThat(run("chaos", "--seeds", "20-1")).isEqualTo(2);
        assertThat(run("chaos", "--seeds", "all")).isEqualTo(2);
        assertThat(lines()).hasSize(5).first().asString().contains("'flood'").contains("storm");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void setupAsksNobodyWhereNobodyIs() {
        assertThat(run("setup")).isEqualTo(2);
        assertThat(lines()).singleElement().asString().contains("--dry-run").contains("--yes");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void timesAreReadWithAndWithoutAnOffset() {
        assertThat(Times.parse("2026-11-24T08:00:00Z")).hasValue(Instant.parse("2026-11-24T08:00:00Z"));
        assertThat(Times.parse("2026-11-24T08:00+01:00")).hasValue(Instant.parse("2026-11-24T07:00:00Z"));
        assertThat(Times.parse("2026-11-24T08:00:00.000")).isPresent();
        assertThat(Times.parse("24.11.2026")).isEmpty();
    }

    @Test
    void consoleThatDoesNotAnswerIsOneLine() {
        environment.put("CONSOLE_PORT", "1");

        assertThat(run("status")).isEqualTo(1);
        assertThat(lines()).singleElement().asString().contains("CONSOLE_PORT").contains("./mlc up");
    }

    private int run(String... arguments) {
        environment.put("MLC_HOME", home.toString());
        return MlcCommand.run(environment, terminal(), arguments);
    }

    private Terminal terminal() {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
    }

    private List<String> lines() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
