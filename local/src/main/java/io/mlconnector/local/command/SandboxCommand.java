package io.mlconnector.local.command;

import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Terminal;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc sandbox`. An option goes before the variable that says the same.
@Command(
        name = "sandbox",
        description = "Starts a local QuickBooks and a local Asana and nothing else, until Ctrl-C.",
        footer = {
            "",
            "Both have pages for people at /, every call they have at /docs, and what a",
            "client needs to know at /sandbox/info. The variables SANDBOX_* set the same,",
            "and the credentials: sandbox/README.md lists them.",
            "",
            "  ./mlc sandbox                       to try things out; forgotten afterwards",
            "  ./mlc sandbox --data .sandbox       kept, and continued the next time",
            "  ./mlc sandbox --seed-data large     100,000 vendors, 200,000 tasks"
        })
final class SandboxCommand implements Callable<Integer> {
    @Option(
            names = "--quickbooks-port",
            paramLabel = "PORT",
            description = "Of QuickBooks; 8091 unless told, 0 for a free one.")
    private @Nullable String quickBooksPort;

    @Option(names = "--asana-port", paramLabel = "PORT", description = "Of Asana; 8092 unless told, 0 for a free one.")
    private @Nullable String asanaPort;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Who may call: 127.0.0.1, this machine only, unless told; 0.0.0.0 for everyone.")
    private @Nullable String bind;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Keeps the data there and continues with it; without it everything is in memory.")
    private @Nullable String data;

    @Option(
            names = "--seed-data",
            paramLabel = "DATA",
            description = "What a new sandbox holds: small (a services firm after a few months; unless told), "
                    + "large, lists (accounts and terms only), empty.")
    private @Nullable String seedData;

    @Option(
            names = "--webhook-url",
            paramLabel = "URL",
            description = "Where QuickBooks sends its events; nowhere unless told.")
    private @Nullable String webhookUrl;

    private final Map<String, String> environment;
    private final Terminal terminal;

    SandboxCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        SandboxSettings settings = settings();
        Sandbox sandbox = start(settings);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            sandbox.close();
            stopped.countDown();
        }));
        announce(sandbox, settings);
        stopped.await();
        return 0;
    }

    private SandboxSettings settings() {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent("SANDBOX_WEBHOOK_URL", "");
        put(variables, "SANDBOX_QUICKBOOKS_PORT", quickBooksPort);
        put(variables, "SANDBOX_ASANA_PORT", asanaPort);
        put(variables, "SANDBOX_BIND", bind);
        put(variables, "SANDBOX_DATA", data);
        put(variables, "SANDBOX_SEED_DATA", seedData);
        put(variables, "SANDBOX_WEBHOOK_URL", webhookUrl);
        try {
            return SandboxSettings.from(variables);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static void put(Map<String, String> variables, String name, @Nullable String given) {
        if (given != null) {
            variables.put(name, given);
        }
    }

    private Sandbox start(SandboxSettings settings) {
        long start = System.nanoTime();
        terminal.line("Starting a local QuickBooks and a local Asana ("
                + settings.seedData().word() + " data)");
        try {
            Sandbox sandbox = Sandbox.start(settings);
            terminal.line(
                    "Started in " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms.");
            return sandbox;
        } catch (IllegalStateException | UncheckedIOException e) {
            throw CommandFailure.of("The sandbox did not start: " + e.getMessage(), e);
        }
    }

    private void announce(Sandbox sandbox, SandboxSettings settings) {
        terminal.line("");
        terminal.line(terminal.good("The sandbox is up.") + " Ctrl-C stops it; "
                + (settings.dataFolder() == null
                        ? "its data is in memory and goes with it."
                        : "its data stays in " + settings.dataFolder() + "."));
        side(
                "QuickBooks",
                sandbox.quickBooksUrl(),
                "/v3/company/" + settings.credentials().realmId());
        side("Asana", sandbox.asanaUrl(), "/api/1.0");
        terminal.line("");
        terminal.line("  Webhooks of QuickBooks go "
                + (settings.quickBooksWebhookUrl().isEmpty()
                        ? "nowhere; POST /sandbox/webhook sends them somewhere."
                        : "to " + settings.quickBooksWebhookUrl()));
    }

    private void side(String name, String url, String api) {
        terminal.line("");
        terminal.line("  " + name);
        terminal.line("    pages         " + url + "/");
        terminal.line("    API           " + url + api);
        terminal.line("    API docs      " + url + "/docs");
        terminal.line("    credentials   " + url + "/sandbox/info");
    }
}
