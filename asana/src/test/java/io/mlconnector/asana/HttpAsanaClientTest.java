package io.mlconnector.asana;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAsanaClientTest {
    private static final String TOKEN = "2/12/34:5ecret";
    private static final String BODY = "{\"data\":{\"name\":\"ACME\"}}";

    private final ScriptedTransport transport = new ScriptedTransport();
    private final List<String> rejected = new ArrayList<>();
    private final HttpAsanaClient client =
            new HttpAsanaClient(AsanaSettings.of("https://asana.test/api/1.0/"), transport, new AccessTokenSource() {
                @Override
                public Optional<String> findToken() {
                    return Optional.of(TOKEN);
                }

                @Override
                public void reject(String token) {
                    rejected.add(token);
                }
            });

    @Nested
    class Answers {
        @Test
        void readsTheObjectWithAsanasTimeAndRequestId() {
            transport.answer(
                    200,
                    "{\"data\":{\"gid\":\"1207\",\"custom_fields\":[{\"number_value\":1200.10}]}}",
                    "Date",
                    "Tue, 24 Nov 2026 10:15:30 GMT",
                    "X-Request-Id",
                    "r-1");

            ApiResult.Ok<Read> ok = ok(client.fetchTask("1207"));

            assertThat(ok.traceId()).isEqualTo("r-1");
            assertThat(ok.value().gid()).isEqualTo("1207");
            assertThat(ok.value().readAt()).isEqualTo(Instant.parse("2026-11-24T10:15:30Z"));
            assertThat(ok.value()
                            .data()
                            .path("custom_fields")
                            .path(0)
                            .path("number_value")
                            .decimalValue())
                    .isEqualTo("1200.10");
            assertThat(transport.last().uri().toString())
                    .startsWith("https://asana.test/api/1.0/tasks/1207?opt_fields=gid%2Cname");
            assertThat(transport.last().headers()).containsEntry("Authorization", "Bearer " + TOKEN);
        }

        @Test
        void sendsBodiesByteForByte() {
            transport.answer(201, "{\"data\":{\"gid\":\"1\"}}");

            client.createTask(BODY);

            assertThat(transport.last().body()).isEqualTo(BODY);
            assertThat(transport.last().method()).isEqualTo("POST");
        }

        @Test
        void escapesExternalIds() {
            transport.answer(404, "{\"errors\":[{\"message\":\"task: Unknown object\"}]}");

            ApiFailure failure = failure(client.fetchTaskByExternal("mlc:a/b"));

            assertThat(failure).isInstanceOf(ApiFailure.NotFound.class);
            assertThat(transport.last().uri().getRawPath()).isEqualTo("/api/1.0/tasks/external:mlc%3Aa%2Fb");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "<html>", "{}", "{\"data\":[]}", "{\"data\":{}}", "{\"data\":{\"gid\":12}}", "[]"})
        void unexpectedSuccessOfWriteIsUnknown(String body) {
            transport.answer(200, body);

            assertThat(failure(client.createTask(BODY))).isInstanceOf(ApiFailure.Unknown.class);
        }

        @Test
        void withoutTokenNothingIsSent() {
            HttpAsanaClient locked =
                    new HttpAsanaClient(AsanaSettings.of("https://asana.test"), transport, Optional::empty);

            assertThat(failure(locked.fetchMe())).isInstanceOf(ApiFailure.Unauthorized.class);
            assertThat(transport.requests).isEmpty();
        }
    }

    @Nested
    class Refusals {
        @ParameterizedTest
        @CsvSource({
            "400, Rejected",
            "401, Unauthorized",
            "402, Forbidden",
            "403, Forbidden",
            "404, NotFound",
            "412, Rejected",
            "424, Rejected",
            "429, RateLimited",
            "451, Forbidden",
            "500, ServerError",
            "502, ServerError",
            "503, ServerError",
            "504, ServerError",
            "302, Unknown"
        })
        void statusDecides(int status, String expected) {
            transport.answer(status, "{\"errors\":[{\"message\":\"because\\nof this\"}]}");

            ApiFailure failure = failure(client.updateTask("1", BODY));

            assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
            assertThat(failure.detail())
                    .contains("PUT")
                    .contains("because of this")
                    .doesNotContain("ACME");
        }

        @Test
        void refusalThatIsNotAsanasOwnIsUnknown() {
            transport.answer(413, "<html>nginx</html>");

            assertThat(failure(client.createTask(BODY))).isInstanceOf(ApiFailure.Unknown.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 402, 403, 404, 412, 451})
        void refusalWithoutAsanasEnvelopeIsUnknown(int status) {
            for (String body : List.of("", "<html>proxy</html>", "{}", "[]", "{\"error\":\"blocked\"}", "\"errors\"")) {
                transport.answer(status, body);

                assertThat(failure(client.fetchTask("1"))).isInstanceOf(ApiFailure.Unknown.class);
            }
        }

        @Test
        void refusedTokenNeedsNoEnvelope() {
            transport.answer(401, "<html>");

            assertThat(failure(client.fetchTask("1"))).isInstanceOf(ApiFailure.Unauthorized.class);
        }

        @Test
        void tellsHowLongToWait() {
            transport.answer(429, "{\"errors\":[]}", "Retry-After", "30");

            assertThat(failure(client.fetchMe()))
                    .isEqualTo(new ApiFailure.RateLimited("GET /api/1.0/users/me: 429", Duration.ofSeconds(30)));
        }

        @Test
        void reportsRefusedTokenOnce() {
            transport.answer(401, "{\"errors\":[{\"message\":\"Not Authorized\"}]}");

            ApiFailure failure = failure(client.fetchMe());

            assertThat(rejected).containsExactly(TOKEN);
            assertThat(failure.detail()).doesNotContain(TOKEN);
        }
    }

    @Nested
    class Pages {
        @Test
        void collectsAllPages() {
            transport
                    .answer(200, page("1", "next"), "Date", "Tue, 24 Nov 2026 10:15:30 GMT")
                    .answer(200, page("2", null), "Date", "Tue, 24 Nov 2026 10:15:40 GMT");

            Listing listing = ok(client.listTasks("77", Instant.parse("2026-11-24T10:00:00Z")))
                    .value();

            assertThat(listing.items())
                    .extracting(item -> item.path("gid").asText())
                    .containsExactly("1", "2");
            assertThat(listing.readAt()).isEqualTo(Instant.parse("2026-11-24T10:15:30Z"));
            assertThat(transport.last().uri().getQuery())
                    .contains("project=77", "modified_since=2026-11-24T10:00:00Z", "limit=100", "offset=next");
        }

        @Test
        void refusedPageTokenStartsTheListingAgain() {
            transport
                    .answer(200, page("1", "old"))
                    .answer(400, "{\"errors\":[{\"message\":\"offset: Your pagination token has expired.\"}]}")
                    .answer(200, page("1", "new"))
                    .answer(200, page("2", null));

            assertThat(ok(client.listWorkspaces()).value().items()).hasSize(2);
        }

        @Test
        void listingThatIsRefusedTwiceFails() {
            for (int i = 0; i < 2; i++) {
                transport.answer(200, page("1", "old")).answer(400, "{\"errors\":[{\"message\":\"too many\"}]}");
            }

            assertThat(failure(client.listWorkspaces())).isInstanceOf(ApiFailure.Rejected.class);
        }

        @Test
        void endlessListingIsCutOff() {
            HttpAsanaClient bounded = new HttpAsanaClient(
                    new AsanaSettings(URI.create("https://asana.test"), 1, 3), transport, () -> Optional.of(TOKEN));
            IntStream.range(0, 3).forEach(i -> transport.answer(200, page("" + i, "again")));

            assertThat(failure(bounded.listWorkspaces())).isInstanceOf(ApiFailure.Rejected.class);
        }

        private static String page(String gid, @Nullable String offset) {
            return "{\"data\":[{\"gid\":\"" + gid + "\"}],\"next_page\":"
                    + (offset == null ? "null" : "{\"offset\":\"" + offset + "\"}") + "}";
        }
    }

    @Nested
    class Batches {
        @Test
        void oneTaskIsOneGet() {
            transport.answer(200, "{\"data\":{\"gid\":\"1\"}}");

            assertThat(client.fetchTasks(List.of("1", "1"))).containsOnlyKeys("1");
            assertThat(transport.last().method()).isEqualTo("GET");
        }

        @Test
        void elevenTasksAreOneBatchAndOneGet() {
            List<String> gids = IntStream.range(1, 12).mapToObj(String::valueOf).toList();
            transport
                    .answer(200, batchOf(gids.subList(0, 10), gid -> "{\"data\":{\"gid\":\"" + gid + "\"}}", 200))
                    .answer(200, "{\"data\":{\"gid\":\"11\"}}");

            Map<String, ApiResult<Read>> tasks = client.fetchTasks(gids);

            assertThat(tasks.keySet()).containsExactlyElementsOf(gids);
            tasks.forEach((gid, result) -> assertThat(ok(result).value().gid()).isEqualTo(gid));
            assertThat(transport.requests).hasSize(2);
            assertThat(transport.requests.getFirst().body())
                    .startsWith("{\"data\":{\"actions\":[{\"relative_path\":\"/tasks/1\",\"method\":\"get\","
                            + "\"options\":{\"fields\":[\"gid\",\"name\"");
        }

        @Test
        void eachActionHasAResultOfItsOwn() {
            transport.answer(
                    200,
                    "[{\"status_code\":200,\"body\":{\"data\":{\"gid\":\"1\"}}},"
                            + "{\"status_code\":404,\"body\":{\"errors\":[{\"message\":\"gone\"}]}}]");

            Map<String, ApiResult<Read>> tasks = client.fetchTasks(List.of("1", "2"));

            assertThat(ok(result(tasks, "1")).value().gid()).isEqualTo("1");
            assertThat(failure(result(tasks, "2"))).isInstanceOf(ApiFailure.NotFound.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 402, 403, 404})
        void tasksOfARefusedBatchAreReadOneByOne(int status) {
            transport
                    .answer(status, "{\"errors\":[{\"message\":\"no batch here\"}]}")
                    .answer(200, "{\"data\":{\"gid\":\"1\"}}")
                    .answer(404, "{\"errors\":[{\"message\":\"task: Unknown object\"}]}");

            Map<String, ApiResult<Read>> tasks = client.fetchTasks(List.of("1", "2"));

            assertThat(ok(result(tasks, "1")).value().gid()).isEqualTo("1");
            assertThat(failure(result(tasks, "2"))).isInstanceOf(ApiFailure.NotFound.class);
            assertThat(transport.requests).extracting(ApiRequest::method).containsExactly("POST", "GET", "GET");
        }

        @Test
        void itemWithoutAsanasEnvelopeIsUnknown() {
            transport.answer(
                    200,
                    "[{\"status_code\":404,\"body\":\"<html>\"},{\"status_code\":403},"
                            + "{\"status_code\":404,\"body\":{\"errors\":null}}]");

            assertThat(client.fetchTasks(List.of("1", "2", "3")).values())
                    .allSatisfy(result -> assertThat(failure(result)).isInstanceOf(ApiFailure.Unknown.class));
        }

        @Test
        void delayedBatchDelaysEachOfItsTasks() {
            transport.answer(429, "{\"errors\":[]}", "Retry-After", "7");

            assertThat(client.fetchTasks(List.of("1", "2")).values())
                    .allSatisfy(result -> assertThat(failure(result)).isInstanceOf(ApiFailure.RateLimited.class));
        }

        @Test
        void answerWithAnItemMissingIsUnknown() {
            transport.answer(200, batchOf(List.of("1"), gid -> "{\"data\":{\"gid\":\"" + gid + "\"}}", 200));

            assertThat(client.fetchTasks(List.of("1", "2")).values())
                    .allSatisfy(result -> assertThat(failure(result)).isInstanceOf(ApiFailure.Unknown.class));
        }

        private static String batchOf(List<String> gids, Function<String, String> body, int status) {
            return gids.stream()
                    .map(gid -> "{\"status_code\":" + status + ",\"body\":" + body.apply(gid) + "}")
                    .collect(Collectors.joining(",", "[", "]"));
        }

        private static ApiResult<Read> result(Map<String, ApiResult<Read>> tasks, String gid) {
            return Objects.requireNonNull(tasks.get(gid));
        }
    }

    @Nested
    class WebhooksAndEvents {
        @Test
        void secretComesFromTheAnswersBody() {
            transport.answer(201, "{\"data\":{\"gid\":\"9\"},\"X-Hook-Secret\":\"s3cret\"}");

            CreatedWebhook created = ok(client.createWebhook(
                            "77", "https://we.test/hook", List.of(new WebhookFilter("task", "changed"))))
                    .value();

            assertThat(created).isEqualTo(new CreatedWebhook("9", "s3cret"));
            assertThat(created.toString()).doesNotContain("s3cret");
            assertThat(transport.last().body())
                    .isEqualTo("{\"data\":{\"resource\":\"77\",\"target\":\"https://we.test/hook\","
                            + "\"filters\":[{\"resource_type\":\"task\",\"action\":\"changed\"}]}}");
        }

        @Test
        void webhookWithoutSecretIsUnknown() {
            transport.answer(201, "{\"data\":{\"gid\":\"9\"}}");

            assertThat(failure(client.createWebhook("77", "https://we.test/hook", List.of())))
                    .isInstanceOf(ApiFailure.Unknown.class);
        }

        @Test
        void firstCallForEventsGivesAToken() {
            transport.answer(412, "{\"errors\":[{\"message\":\"Sync token invalid\"}],\"sync\":\"de4774\"}");

            assertThat(ok(client.fetchEvents("77", null)).value()).isEqualTo(new EventsAnswer.NewSync("de4774"));
        }

        @Test
        void readsEvents() {
            transport.answer(
                    200,
                    "{\"data\":[{\"action\":\"changed\",\"resource\":{\"gid\":\"12\",\"resource_type\":\"task\"}},{}],"
                            + "\"sync\":\"next\",\"has_more\":true}");

            EventsAnswer answer = ok(client.fetchEvents("77", "de4774")).value();

            assertThat(answer).isInstanceOfSatisfying(EventsAnswer.Events.class, events -> {
                assertThat(events.events()).hasSize(1);
                assertThat(events.sync()).isEqualTo("next");
                assertThat(events.hasMore()).isTrue();
            });
        }
    }

    private static <T> ApiResult.Ok<T> ok(ApiResult<T> result) {
        return switch (result) {
            case ApiResult.Ok<T> ok -> ok;
            case ApiResult.Failed<T>(var failure, var _) -> throw new AssertionError(failure.detail());
        };
    }

    private static ApiFailure failure(ApiResult<?> result) {
        return switch (result) {
            case ApiResult.Ok<?> ok -> throw new AssertionError("succeeded: " + ok);
            case ApiResult.Failed<?>(var failure, var _) -> failure;
        };
    }
}
