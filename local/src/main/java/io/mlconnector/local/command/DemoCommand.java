package io.mlconnector.local.command;

import io.mlconnector.local.demo.Stage;
import io.mlconnector.local.demo.Story;
import io.mlconnector.local.installation.Home;
import io.mlconnector.local.installation.Installation;
import io.mlconnector.local.installation.Part;
import io.mlconnector.local.installation.Port;
import io.mlconnector.local.installation.Ports;
import io.mlconnector.local.installation.Sides;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.terminal.Terminal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc demo`.
@Command(
        name = "demo",
        description = "Plays the story on sandboxes and checks every step by reading back from their APIs. "
                + "Exit code 0 only if all held.",
        footer = {"", "Uses free ports and temporary data, which is deleted afterwards; never the real systems."})
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--processes", description = "Each service as its own process, as in production.")
    private boolean processes;

    @Option(names = "--attach", description = "Plays it on what ./mlc up started, and leaves it running.")
    private boolean attach;

    @Option(names = "--keep", description = "Keeps the temporary data and logs, and says where.")
    private boolean keep;

    private final Map<String, String> environment;
    private final Terminal terminal;

    DemoCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (attach) {
            return play(Known.from(environment)) ? 0 : 1;
        }
        long start = System.nanoTime();
        Home home = Home.temporary();
        boolean held = false;
        Installation.Settings settings = new Installation.Settings(
                home, Ports.free(), Sides.sandbox(), null, Part.all(), processes, Root.find(), Map.of());
        try (Installation installation = Installation.start(settings, terminal::line)) {
            terminal.line("Started in " + seconds(start) + ": console "
                    + settings.ports().url(Port.CONSOLE) + ", QuickBooks "
                    + settings.ports().url(Port.SANDBOX_QUICKBOOKS) + ", Asana "
                    + settings.ports().url(Port.SANDBOX_ASANA));
            terminal.line("");
            held = play(Known.of(installation.environment()));
        } finally {
            if (keep || !held) {
                terminal.line("The data and logs are in " + home.folder());
            } else {
                home.delete();
            }
        }
        terminal.line("");
        terminal.line(
                (held ? terminal.good("All held") : terminal.bad("Not all held")) + " after " + seconds(start) + ".");
        return held ? 0 : 1;
    }

    private boolean play(Known known) {
        return new Story(Stage.find(known), terminal).play();
    }

    private static String seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s";
    }
}
