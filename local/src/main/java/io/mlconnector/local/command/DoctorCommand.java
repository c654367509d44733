package io.mlconnector.local.command;

import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.local.doctor.Checkup;
import io.mlconnector.local.doctor.Row;
import io.mlconnector.local.doctor.probe.Doctor;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc doctor`.
@Command(
        name = "doctor",
        description = "Looks whether QuickBooks, Asana and the installation work together, and says of each thing that"
                + " does not what to do. Reads only; exit code 0 only when nothing is red.",
        footer = {
            "",
            "Signs in to QuickBooks with the access token that the running installation keeps. It never uses the refresh",
            "token: that could change it, and only qbo-writer keeps what comes instead. Before the first start, set",
            "QUICKBOOKS_ACCESS_TOKEN (Intuit's OAuth playground shows one, it lives for an hour) to look at the company.",
            "",
            "  ./mlc doctor",
            "  ./mlc doctor -o json | jq '.rows[] | select(.colour == \"RED\")'"
        })
final class DoctorCommand implements Callable<Integer> {
    private static final TransportSettings PATIENCE =
            new TransportSettings(Duration.ofSeconds(5), Duration.ofSeconds(20), 32 * 1024 * 1024);

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json", defaultValue = "text")
    private Output output = Output.text;

    private final Map<String, String> environment;
    private final Terminal terminal;

    DoctorCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Checkup checkup = new Doctor(Known.from(environment), new JdkApiTransport(PATIENCE), Clock.systemUTC()).look();
        switch (output) {
            case json -> terminal.line(Output.pretty(checkup));
            case text -> CheckupPrinter.print(checkup, terminal);
        }
        return checkup.colour() == Row.Colour.RED ? 1 : 0;
    }
}
