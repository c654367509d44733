package io.mlconnector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.seed.SeedData;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Prints how long reads of a large company and a large workspace take, over HTTP in one process, and what heap they
/// need. Run it with `-Xmx1g -XX:+UseSerialGC`; ratios to the plainest read compare machines.
final class ScaleBenchmark {
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 60;
    private static final int CALLERS = 8;
    private static final int SECONDS = 10;

    private double plainest;

    private ScaleBenchmark() {}

    public static void main(String[] args) {
        Instant start = Instant.now();
        SandboxSettings settings = new SandboxSettings(
                0, 0, null, "", "127.0.0.1", Duration.ofMillis(150), SeedData.LARGE, SandboxCredentials.DEFAULT);
        try (Sandbox sandbox = Sandbox.start(settings)) {
            say("filled in " + Duration.between(start, Instant.now()).toSeconds() + " s");
            say("heap used after collection: " + used() + " MiB of "
                    + (Runtime.getRuntime().maxMemory() >> 20));
            ScaleBenchmark benchmark = new ScaleBenchmark();
            benchmark.quickBooks(sandbox);
            benchmark.asana(sandbox);
            benchmark.together(sandbox);
            say("heap used after collection: " + used() + " MiB");
        }
    }

    private void quickBooks(Sandbox sandbox) {
        Books books = new Books(sandbox);
        String recent = Instant.now()
                .minus(20, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String name = books.query("select * from Vendor startposition 77777 maxresults 1")
                .body()
                .path("QueryResponse")
                .path("Vendor")
                .path(0)
                .path("DisplayName")
                .asText();
        measure(
                "one vendor by id",
                () -> books.get("vendor/77777").body().path("Vendor").size());
        for (String statement : new String[] {
            "select * from Vendor maxresults 1000",
            "select * from Vendor startposition 99001 maxresults 1000",
            "select * from Vendor where Active = true startposition 99001 maxresults 1000",
            "select * from Vendor where Id > '98000' maxresults 1000",
            "select * from Vendor where DisplayName = '" + name + "'",
            "select * from Vendor where DisplayName like '%Plumbing' maxresults 1000",
            "select * from Vendor where MetaData.LastUpdatedTime > '" + recent + "' maxresults 1000",
            "select * from Vendor orderby MetaData.LastUpdatedTime desc startposition 50001 maxresults 1000",
            "select * from Vendor orderby DisplayName startposition 50001 maxresults 1000",
            "select * from Vendor where Balance > '0' maxresults 1000",
            "select count(*) from Vendor",
            "select * from Bill startposition 19001 maxresults 1000",
            "select * from Bill where DocNumber = 'B-117000'",
            "select * from Bill where VendorRef = '500'",
        }) {
            measure(statement, () -> {
                JsonNode answer = books.query(statement).body().path("QueryResponse");
                return answer.has("totalCount")
                        ? answer.path("totalCount").asInt()
                        : answer.path("maxResults").asInt();
            });
        }
        measure(
                "cdc of vendors and bills",
                () -> books.get("cdc?entities=Vendor,Bill&changedSince=" + Http.encode(recent))
                        .body()
                        .toString()
                        .length());
        int[] number = {0};
        measure("create a vendor", () -> {
            books.vendor("Scale " + number[0]++);
            return 1;
        });
    }

    private void asana(Sandbox sandbox) {
        JsonNode info = SandboxRun.info(sandbox.asanaUrl());
        Http asana = new Http(sandbox.asanaUrl() + "/api/1.0")
                .bearer(info.path("accessToken").asText());
        new Http(sandbox.asanaUrl())
                .post(
                        "/sandbox/limits",
                        "{\"requestsPerMinute\":100000000,\"searchesPerMinute\":100000000,\"costPerMinute\":100000000000}");
        JsonNode projects = asana.get("/projects?limit=100&workspace="
                        + info.path("workspaceGid").asText())
                .data();
        String project = projects.path(0).path("gid").asText();
        String fields = "&opt_fields=name,modified_at,custom_fields.display_value,external";
        String recent = Instant.now()
                .minus(20, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
        measure(
                "one task by external id",
                () -> asana.get("/tasks/external:large-123456").data().size());
        measure(
                "first page of a project's tasks",
                () -> asana.get("/tasks?limit=100&project=" + project + fields)
                        .data()
                        .size());
        measure(
                "a project's tasks since, 100",
                () -> asana.get("/tasks?limit=100&project=" + project + "&modified_since=" + recent + fields)
                        .data()
                        .size());
        measure("projects", () -> asana.get("/projects?limit=100").data().size());
        measure(
                "search by text",
                () -> asana.get("/workspaces/" + info.path("workspaceGid").asText()
                                + "/tasks/search?text=Larch&limit=100")
                        .data()
                        .size());
        measure(
                "create a task",
                () -> asana.post("/tasks", "{\"data\":{\"name\":\"x\",\"projects\":[\"" + project + "\"]}}")
                        .status());
    }

    /// Small reads of both sides from as many callers as one likes, the callers in this process too.
    private void together(Sandbox sandbox) {
        Books books = new Books(sandbox);
        String token = SandboxRun.info(sandbox.asanaUrl()).path("accessToken").asText();
        Http asana = new Http(sandbox.asanaUrl() + "/api/1.0").bearer(token);
        AtomicLong done = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(SECONDS).toNanos();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                int number = i;
                callers.execute(() -> {
                    for (int round = number; System.nanoTime() < end; round += CALLERS) {
                        Http.Reply reply = round % 2 == 0
                                ? books.get("vendor/" + (1 + round * 31 % 100_000))
                                : asana.get("/tasks/external:large-" + round * 31 % 200_000);
                        (reply.status() == 200 ? done : refused).incrementAndGet();
                    }
                });
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        say(String.format(
                Locale.ROOT,
                "%.0f small reads a second over HTTP with %d callers in this process; refused: %d",
                done.get() / seconds,
                CALLERS,
                refused.get()));
    }

    private void measure(String what, Supplier<Integer> read) {
        int size = 0;
        double[] millis = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long start = System.nanoTime();
            size = read.get();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        double median = millis[ROUNDS / 2];
        plainest = plainest == 0 ? median : plainest;
        say(String.format(
                Locale.ROOT,
                "p50 %7.2f ms  p95 %7.2f ms  x%-6.1f (%d) %s",
                median,
                millis[ROUNDS * 95 / 100],
                median / plainest,
                size,
                what));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
