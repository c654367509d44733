package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsTest extends SandboxRun {
    private static final String PREFERENCES = Visit.path("preferences");
    private static final String BATCH = "{\"BatchItemRequest\":[{\"bId\":\"a\",\"Query\":\"select * from Term\"}]}";

    private final Visit visit = new Visit(sandbox);

    @BeforeEach
    void stopTheClock() {
        clock.freeze();
    }

    @Test
    void eleventhRequestOfASecondIsRefusedInIntuitsForm() {
        Http api = visit.api();
        assertThat(statuses(api, 10)).containsOnly(200);

        Http.Reply refused = api.get(PREFERENCES);

        assertThat(refused.status()).isEqualTo(429);
        JsonNode fault = refused.body().path("Fault");
        assertThat(fault.path("type").asText()).isEqualTo("SERVICE");
        assertThat(Books.code(refused)).isEqualTo("3001");
        assertThat(fault.path("Error").path(0).path("Message").asText())
                .isEqualTo("message=ThrottleExceeded; errorCode=003001; statusCode=429");
        assertThat(refused.header("Retry-After")).isEmpty();
        assertThat(refused.header("intuit_tid")).isNotEmpty();
        assertThat(refusals()).containsExactly("per-second");
    }

    @Test
    void secondRefillsEvenlyOrIsAWindow() {
        Http api = visit.api();
        statuses(api, 10);
        clock.advance(Duration.ofMillis(200));
        assertThat(statuses(api, 3)).containsExactly(200, 200, 429);

        limits("{\"counting\":\"window\"}");
        clock.advance(Duration.ofMillis(700));
        assertThat(statuses(api, 1)).as("twelve in the last 0.9 s").containsExactly(429);
        clock.advance(Duration.ofMillis(101));
        assertThat(statuses(api, 9))
                .as("two of 0.8 s ago are left")
                .containsExactly(200, 200, 200, 200, 200, 200, 200, 200, 429);
    }

    @Test
    void companysMinuteIsSharedByItsAppsAndABatchCountsOnce() {
        limits("{\"perSecond\":1000,\"visitors\":true,\"batchesPerMinute\":1000,\"batchesPerMinuteOfCompany\":1000}");
        Http api = visit.api();
        for (int i = 0; i < 250; i++) {
            api.post(Visit.path("batch"), BATCH);
            books.get("preferences");
        }

        assertThat(api.get(PREFERENCES).status()).isEqualTo(429);
        assertThat(books.get("preferences").status()).isEqualTo(429);
        assertThat(refusals()).containsOnly("per-minute");
        quickBooks.post("/sandbox/companies", "{\"realmId\":\"42\"}");
        assertThat(company("42").get(Visit.path("42", "preferences")).status())
                .as("another company has its own minute")
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(api.get(PREFERENCES).status()).isEqualTo(200);
    }

    @Test
    void visitorsAreNotLimitedAndEatNobodysQuota() {
        for (int i = 0; i < 600; i++) {
            assertThat(books.get("preferences").status()).isEqualTo(200);
        }
        assertThat(visit.api().get(PREFERENCES).status()).isEqualTo(200);
    }

    @Test
    void batchesHaveTwoLimitsOfTheirOwn() {
        limits("{\"perSecond\":1000,\"visitors\":true}");
        Http api = visit.api();
        for (int i = 0; i < 40; i++) {
            assertThat(api.post(Visit.path("batch"), BATCH).status()).isEqualTo(200);
        }
        assertThat(api.post(Visit.path("batch"), BATCH).status()).isEqualTo(429);
        assertThat(api.get(PREFERENCES).status()).as("only batches are").isEqualTo(200);
        assertThat(refusals()).containsExactly("batches");

        limits("{\"batchesPerMinute\":1000,\"batchesPerMinuteOfCompany\":50}");
        for (int i = 0; i < 9; i++) {
            assertThat(books.post("batch", BATCH).status()).isEqualTo(200);
        }
        assertThat(books.post("batch", BATCH).status()).isEqualTo(429);
        assertThat(refusals()).contains("batches-of-company");
    }

    @Test
    void eleventhRequestInFlightIsRefused() throws Exception {
        limits("{\"perSecond\":1000,\"inFlight\":1}");
        Http api = visit.api();
        String many = "{\"BatchItemRequest\":["
                + String.join(
                        ",",
                        IntStream.range(0, 30)
                                .mapToObj(i -> "{\"bId\":\"" + i
                                        + "\",\"operation\":\"create\",\"Vendor\":{\"DisplayName\":\"v%d-" + i
                                        + "\"}}")
                                .toList())
                + "]}";
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Until two have really met.
            for (int round = 0; round < 200 && !statuses.contains(429); round++) {
                limits("{\"batchesPerMinute\":100000,\"batchesPerMinuteOfCompany\":100000,\"perMinute\":100000}");
                List<Future<Http.Reply>> futures = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String body = many.replace("%d", round + "." + i);
                    futures.add(threads.submit(() -> api.post(Visit.path("batch"), body)));
                }
                await().until(() -> futures.stream().allMatch(Future::isDone));
                for (Future<Http.Reply> future : futures) {
                    statuses.add(future.get().status());
                }
            }
        }
        assertThat(statuses).contains(200, 429);
        assertThat(refusals()).containsOnly("in-flight");
        assertThat(api.get(PREFERENCES).status())
                .as("answered ones are in flight no more")
                .isEqualTo(200);
    }

    @Test
    void monthsReadsRunOutWithA429ThatLooksLikeABurstAndWritesGoOn() {
        limits("{\"readsPerMonth\":3}");
        Http api = visit.api();
        assertThat(statuses(api, 3)).containsOnly(200);
        clock.advance(Duration.ofMinutes(5));

        Http.Reply refused = api.get(PREFERENCES);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Books.code(refused)).isEqualTo("3001");
        assertThat(refusals()).containsExactly("reads-per-month");
        assertThat(api.post(Visit.path("batch"), BATCH).status()).isEqualTo(429);
        assertThat(api.post(Visit.path("vendor"), "{\"DisplayName\":\"Alder\"}").status())
                .isEqualTo(200);
        clock.advance(Duration.ofDays(31));
        assertThat(visit.api().get(PREFERENCES).status()).isEqualTo(200);
    }

    @Test
    void retryAfterIsNamedWhereThatIsTheReading() {
        limits("{\"retryAfter\":60,\"perSecond\":1}");
        Http api = visit.api();
        assertThat(statuses(api, 1)).containsOnly(200);
        assertThat(api.get(PREFERENCES).header("Retry-After")).isEqualTo("60");
    }

    @Test
    void hammeringDoesNotHelp() {
        limits("{\"perSecond\":1000,\"perMinute\":5}");
        Http api = visit.api();
        statuses(api, 5);
        clock.advance(Duration.ofSeconds(30));
        assertThat(statuses(api, 6)).containsOnly(429);
        clock.advance(Duration.ofSeconds(31));
        assertThat(api.get(PREFERENCES).status())
                .as("the refused ones of 31 s ago count")
                .isEqualTo(429);
        clock.advance(Duration.ofSeconds(61));
        assertThat(api.get(PREFERENCES).status()).isEqualTo(200);
    }

    @Test
    void limitsThatMakeNoSenseAreRefusedAndIntuitsComeBack() {
        for (String body : List.of(
                "{\"perSecond\":0}",
                "{\"perMinute\":\"many\"}",
                "{\"counting\":\"loosely\"}",
                "{\"visitors\":1}",
                "{\"readsPerMonth\":-1}")) {
            assertThat(quickBooks.post("/sandbox/limits", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        limits("{\"perSecond\":1}");
        JsonNode shown = quickBooks.post("/sandbox/limits", "{\"reset\":true}").body();
        assertThat(shown.path("perSecond").asInt()).isEqualTo(10);
        assertThat(shown.path("readsPerMonth").asInt()).isEqualTo(500_000);
    }

    private Http company(String realmId) {
        String consent = quickBooks
                .post("/sandbox/connect", "{\"realmId\":\"" + realmId + "\"}")
                .body()
                .path("refreshToken")
                .asText();
        return visit.api(visit.refresh(consent).body().path("access_token").asText());
    }

    private static List<Integer> statuses(Http api, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> api.get(PREFERENCES).status())
                .toList();
    }

    private void limits(String body) {
        Http.Reply reply = quickBooks.post("/sandbox/limits", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    /// Which limiters have refused anything, of any app.
    private List<String> refusals() {
        List<String> names = new ArrayList<>();
        quickBooks
                .get("/sandbox/limits")
                .body()
                .path("use")
                .forEach(use -> use.path("refused").fieldNames().forEachRemaining(names::add));
        return names.stream().distinct().toList();
    }
}
