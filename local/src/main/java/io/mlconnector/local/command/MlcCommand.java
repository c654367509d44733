package io.mlconnector.local.command;

import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Logs;
import io.mlconnector.local.terminal.Terminal;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/// `./mlc`. Every failure is one line; a stack trace only with `MLC_DEBUG=1`.
@Command(name = "mlc", description = "Keeps QuickBooks Online and Asana in step.", synopsisSubcommandLabel = "COMMAND")
public final class MlcCommand {
    private MlcCommand() {}

    /// @return the exit code: 0 done, 1 not done, 2 not understood
    public static int run(Map<String, String> environment, Terminal terminal, String... arguments) {
        Logs.discard();
        boolean debug = environment.getOrDefault("MLC_DEBUG", "").equals("1");
        CommandLine line = line(environment, terminal);
        addHelp(line);
        line.getSubcommands().values().forEach(MlcCommand::addHelp);
        line.setExecutionExceptionHandler((failure, _, _) -> failed(failure, terminal, debug));
        line.setParameterExceptionHandler((failure, _) -> {
            String command = failure.getCommandLine().getCommandName();
            terminal.error(firstLine(failure) + ". ./mlc " + (command.equals("mlc") ? "" : command + " ")
                    + "--help shows what there is.");
            return 2;
        });
        if (arguments.length == 0) {
            line.usage(System.out);
            return 2;
        }
        return line.execute(arguments);
    }

    /// All commands, as they are typed.
    static Set<String> names(Map<String, String> environment, Terminal terminal) {
        return line(environment, terminal).getSubcommands().keySet();
    }

    private static CommandLine line(Map<String, String> environment, Terminal terminal) {
        return new CommandLine(new MlcCommand())
                .addSubcommand(new UpCommand(environment, terminal))
                .addSubcommand(new DemoCommand(environment, terminal))
                .addSubcommand(new SandboxCommand(environment, terminal))
                .addSubcommand(new StatusCommand(environment, terminal))
                .addSubcommand(new DoctorCommand(environment, terminal))
                .addSubcommand(new SetupCommand(environment, terminal))
                .addSubcommand(new ShowCommand(environment, terminal))
                .addSubcommand(new ReplayCommand(environment, terminal))
                .addSubcommand(new DeadLettersCommand(environment, terminal))
                .addSubcommand(new AuditCommand(environment, terminal))
                .addSubcommand(new SweepCommand(environment, terminal))
                .addSubcommand(new RebuildLedgerCommand(environment, terminal))
                .addSubcommand(new KeysCommand(environment, terminal))
                .addSubcommand(new ChaosCommand(terminal));
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this.")
                        .build());
    }

    private static String firstLine(Exception failure) {
        String message = failure.getMessage();
        return message == null ? "Not understood" : message.lines().findFirst().orElse("");
    }

    private static int failed(Exception failure, Terminal terminal, boolean debug) {
        if (debug) {
            terminal.trace(failure);
        }
        if (failure instanceof InterruptedException) {
            terminal.error("Interrupted.");
            return 1;
        }
        terminal.error(CommandFailure.lineOf(failure));
        return failure instanceof CommandFailure expected ? expected.exitCode() : 1;
    }
}
