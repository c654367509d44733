package io.mlconnector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.HttpDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Prints how many small requests a second are answered, clients included, over HTTP in one process. The bare server
/// gives
/// the ratio by which machines are compared.
final class ThroughputBenchmark {
    private static final int CALLERS = Integer.getInteger("callers", 8);
    private static final int WARM_UP_SECONDS = Integer.getInteger("warmUp", 4);
    private static final int SECONDS = Integer.getInteger("seconds", 6);

    private final AtomicLong numbers = new AtomicLong();
    private double bare;

    private ThroughputBenchmark() {}

    /// One request.
    @FunctionalInterface
    private interface Ask {
        int send(LeanClient quickBooks, LeanClient asana, long number) throws IOException;
    }

    private record Ends(String quickBooks, String quickBooksToken, String asana, String asanaToken) {}

    public static void main(String[] args) {
        ThroughputBenchmark benchmark = new ThroughputBenchmark();
        try (HttpDesk desk = HttpDesk.open(
                "127.0.0.1", 0, _ -> Answer.text(200, "x".repeat(600)), (status, why) -> Answer.text(status, why))) {
            benchmark.measure(
                    "bare server", new Ends(desk.url(), "", desk.url(), ""), (a, _, _) -> a.send("GET", "/", ""));
        }
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(""))) {
            benchmark.measure(sandbox);
        }
    }

    private void measure(Sandbox sandbox) {
        new Http(sandbox.asanaUrl()).post("/sandbox/limits", """
                {"requestsPerMinute":9999999,"readsAtOnce":500,"writesAtOnce":500,"costPerMinute":9999999999}""");
        new Http(sandbox.quickBooksUrl()).post("/sandbox/limits", "{\"readsPerMonth\":999999999}");
        JsonNode info = SandboxRun.info(sandbox.quickBooksUrl());
        String company = "/v3/company/" + info.path("realmId").asText() + "/";
        Books books = new Books(sandbox);
        Work work = new Work(sandbox, "accessToken");
        String vendor = books.vendor("Plain Plumbing");
        String bill = books.billBody(vendor, "12.50").replace("\n", "");
        String project = work.project("Harbour");
        String task = work.task(project, "Paint");
        String newTask = "{\"data\":{\"name\":\"Paint\",\"projects\":[\"" + project + "\"]}}";
        Ends ends = new Ends(
                sandbox.quickBooksUrl(),
                info.path("accessToken").asText(),
                sandbox.asanaUrl(),
                SandboxRun.info(sandbox.asanaUrl()).path("accessToken").asText());
        Ask readVendor = (a, _, _) -> a.send("GET", company + "vendor/" + vendor, "");
        Ask addVendor = (a, _, n) ->
                a.send("POST", company + "vendor?requestid=v" + n, "{\"DisplayName\":\"Vendor " + n + "\"}");
        Ask addBill = (a, _, n) -> a.send("POST", company + "bill?requestid=b" + n, bill);
        Ask query =
                (a, _, _) -> a.send("GET", company + "query?query=select%20*%20from%20Account%20maxresults%2010", "");
        Ask readTask = (_, b, _) -> b.send("GET", "/api/1.0/tasks/" + task, "");
        Ask changeTask =
                (_, b, n) -> b.send("PUT", "/api/1.0/tasks/" + task, "{\"data\":{\"notes\":\"note " + n + "\"}}");
        Ask addTask = (_, b, _) -> b.send("POST", "/api/1.0/tasks", newTask);
        measure("QuickBooks: read a vendor", ends, readVendor);
        measure("QuickBooks: query ten accounts", ends, query);
        measure("QuickBooks: add a vendor", ends, addVendor);
        measure("QuickBooks: add a bill", ends, addBill);
        measure("Asana: read a task", ends, readTask);
        measure("Asana: change a task's notes", ends, changeTask);
        measure("Asana: add a task", ends, addTask);
        List<Ask> mixed = List.of(readVendor, readTask, addBill, changeTask, query, readTask, addVendor, addTask);
        measure(
                "both sides, half reads half writes",
                ends,
                (a, b, n) -> mixed.get((int) (n % mixed.size())).send(a, b, n));
    }

    private void measure(String what, Ends ends, Ask ask) {
        AtomicLong answered = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        long start = System.nanoTime();
        long warm = start + WARM_UP_SECONDS * 1_000_000_000L;
        long end = warm + SECONDS * 1_000_000_000L;
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            IntStream.range(0, CALLERS)
                    .forEach(_ -> threads.execute(() -> call(ends, ask, warm, end, answered, refused)));
        }
        double perSecond = answered.get() / (double) SECONDS;
        if (bare == 0) {
            bare = perSecond;
        }
        say(String.format(
                Locale.ROOT,
                "%-38s %8.0f requests/s  %5.2f of the bare server%s",
                what,
                perSecond,
                perSecond / bare,
                refused.get() == 0 ? "" : "  " + refused.get() + " REFUSED"));
    }

    private void call(Ends ends, Ask ask, long warm, long end, AtomicLong answered, AtomicLong refused) {
        try (LeanClient quickBooks = new LeanClient(ends.quickBooks(), ends.quickBooksToken());
                LeanClient asana = new LeanClient(ends.asana(), ends.asanaToken())) {
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                int status = ask.send(quickBooks, asana, numbers.incrementAndGet());
                if (status >= 300) {
                    refused.incrementAndGet();
                } else if (now >= warm) {
                    answered.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}
