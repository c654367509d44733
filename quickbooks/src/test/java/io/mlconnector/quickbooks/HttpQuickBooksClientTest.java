package io.mlconnector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpQuickBooksClientTest {
    private static final String BILL = """
            {"Bill":{"Id":"108","SyncToken":"0","TotalAmt":80.10},"time":"2026-11-20T09:00:01.245-08:00"}""";

    private final ScriptedTransport transport = new ScriptedTransport();
    private final List<String> rejected = new ArrayList<>();
    private Optional<String> token = Optional.of("secret-token");
    private final HttpQuickBooksClient client = new HttpQuickBooksClient(
            QuickBooksSettings.of("https://quickbooks.example", "9341"), transport, new AccessTokenSource() {
                @Override
                public Optional<String> findToken() {
                    return token;
                }

                @Override
                public void reject(String refused) {
                    rejected.add(refused);
                }
            });

    @Nested
    class Requests {
        @Test
        void createCarriesRequestIdMinorVersionAndExactBytes() {
            transport.answer(200, BILL);

            client.create(EntityType.BILL, "{\"a\":1}", "abc234");

            ApiRequest sent = transport.last();
            assertThat(sent.method()).isEqualTo("POST");
            assertThat(sent.uri())
                    .isEqualTo(URI.create(
                            "https://quickbooks.example/v3/company/9341/bill?minorversion=75&requestid=abc234"));
            assertThat(sent.body()).isEqualTo("{\"a\":1}");
            assertThat(sent.headers())
                    .containsEntry("Authorization", "Bearer secret-token")
                    .containsEntry("Accept", "application/json")
                    .containsEntry("Content-Type", "application/json");
        }

        @Test
        void deleteNamesTheOperationAndTheVersion() {
            transport.answer(200, """
                    {"Bill":{"domain":"QBO","status":"Deleted","Id":"108"},"time":"2026-11-20T09:00:01-08:00"}""");

            ApiResult<Written> result = client.delete(new EntityRef(EntityType.BILL, "108"), 3, "r1");

            assertThat(ok(result).id()).isEqualTo("108");
            assertThat(transport.last().uri().getQuery()).isEqualTo("minorversion=75&operation=delete&requestid=r1");
            assertThat(transport.last().body()).isEqualTo("{\"Id\":\"108\",\"SyncToken\":\"3\"}");
        }

        @Test
        void requestIdLongerThanFiftyCharactersIsABug() {
            assertThatThrownBy(() -> client.create(EntityType.BILL, "{}", "x".repeat(51)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void longStatementsTravelInTheBody() {
            transport
                    .answer(200, "{\"QueryResponse\":{},\"time\":\"2026-11-20T09:00:01-08:00\"}")
                    .answer(200, "{\"QueryResponse\":{},\"time\":\"2026-11-20T09:00:01-08:00\"}");
            List<String> ids =
                    IntStream.range(1000, 1200).mapToObj(String::valueOf).toList();

            client.query(Statements.byIds(EntityType.BILL, ids).getFirst());
            client.query("select * from Vendor where DisplayName = 'O\\'Neil & Söhne'");

            assertThat(transport.sent.getFirst().method()).isEqualTo("POST");
            assertThat(transport.sent.getFirst().headers()).containsEntry("Content-Type", "application/text");
            assertThat(transport.last().method()).isEqualTo("GET");
            assertThat(transport.last().uri().getRawQuery())
                    .isEqualTo("minorversion=75&query=select%20*%20from%20Vendor%20where%20DisplayName%20%3D%20"
                            + "%27O%5C%27Neil%20%26%20S%C3%B6hne%27");
        }

        @Test
        void countIsOneNumberAndAnythingElseIsNone() {
            transport
                    .answer(200, "{\"QueryResponse\":{\"totalCount\":1234},\"time\":\"2026-11-20T09:00:01-08:00\"}")
                    .answer(200, "{\"QueryResponse\":{},\"time\":\"2026-11-20T09:00:01-08:00\"}");

            assertThat(ok(client.count(EntityType.VENDOR))).isEqualTo(1234L);
            assertThat(client.count(EntityType.VENDOR)).isInstanceOf(ApiResult.Failed.class);
        }

        @Test
        void changesAreAskedForInWholeSeconds() {
            transport.answer(
                    200, "{\"CDCResponse\":[{\"QueryResponse\":[{}]}],\"time\":\"2026-11-20T09:00:01-08:00\"}");

            client.fetchChanges(
                    EnumSet.of(EntityType.BILL, EntityType.VENDOR), Instant.parse("2026-11-20T08:00:00.987654Z"));

            assertThat(transport.last().uri().getQuery())
                    .isEqualTo("minorversion=75&entities=Vendor,Bill&changedSince=2026-11-20T08:00:00Z");
        }

        @Test
        void nothingIsSentWithoutAToken() {
            token = Optional.empty();

            assertThat(failure(client.fetchPreferences())).isInstanceOf(ApiFailure.Unauthorized.class);
            assertThat(transport.sent).isEmpty();
        }
    }

    @Nested
    class Answers {
        @Test
        void amountsAreExactDecimalsAndTheTraceIsKept() {
            transport.answer(200, BILL);

            ApiResult<Fetched> result = client.fetch(new EntityRef(EntityType.BILL, "108"));

            assertThat(ok(result).entity().path("TotalAmt").decimalValue()).isEqualTo("80.10");
            assertThat(ok(result).time()).isEqualTo(Instant.parse("2026-11-20T17:00:01.245Z"));
            assertThat(((ApiResult.Ok<Fetched>) result).traceId()).isEqualTo("tid-1");
        }

        @Test
        void changesHaveTombstonesAndOnlyTypesThatChanged() {
            transport.answer(200, """
                    {"CDCResponse":[{"QueryResponse":[
                      {"Vendor":[{"Id":"56","SyncToken":"2"}],"startPosition":1,"maxResults":1,"totalCount":1},
                      {"Bill":[{"domain":"QBO","status":"Deleted","Id":"65",
                                "MetaData":{"LastUpdatedTime":"2026-11-20T08:59:00-08:00"}}]},
                      {}]}],"time":"2026-11-20T09:00:01.245-08:00"}
                    """);

            CdcPage page = ok(client.fetchChanges(EnumSet.allOf(EntityType.class), Instant.EPOCH));

            assertThat(page.entities()).containsOnlyKeys(EntityType.VENDOR, EntityType.BILL);
            assertThat(page.of(EntityType.BILL).getFirst().path("status").asText())
                    .isEqualTo("Deleted");
            assertThat(page.isFull()).isFalse();
        }

        @Test
        void eachBatchItemHasItsOwnResult() {
            transport.answer(200, """
                    {"BatchItemResponse":[
                      {"QueryResponse":{"Bill":[{"Id":"1"}]},"bId":"a"},
                      {"Fault":{"Error":[{"Message":"ThrottleExceeded","code":"3001"}],"type":"SERVICE"},"bId":"b"}],
                     "time":"2026-11-20T09:00:01.245-08:00"}
                    """);

            Map<String, ApiResult<QueryPage>> results = ok(client.fetchBatch(List.of(
                    new BatchItem("a", "select * from Bill"),
                    new BatchItem("b", "select * from Bill"),
                    new BatchItem("c", "select * from Bill"))));

            assertThat(results.keySet()).containsExactly("a", "b", "c");
            assertThat(ok(result(results, "a")).entities()).hasSize(1);
            assertThat(failure(result(results, "b"))).isInstanceOf(ApiFailure.RateLimited.class);
            assertThat(failure(result(results, "c"))).isInstanceOf(ApiFailure.Unknown.class);
        }

        private static ApiResult<QueryPage> result(Map<String, ApiResult<QueryPage>> results, String id) {
            ApiResult<QueryPage> result = results.get(id);
            if (result == null) {
                throw new AssertionError("no result for " + id);
            }
            return result;
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "<html>Bad Gateway</html>",
                    "{\"Bill\":{\"Id\":\"108\",\"Sync",
                    "[]",
                    "{}",
                    "null",
                    "{\"Bill\":{\"SyncToken\":\"0\"},\"time\":\"2026-11-20T09:00:01-08:00\"}",
                    "{\"Bill\":{\"Id\":\"\",\"SyncToken\":\"0\"}}",
                    "{\"Bill\":{\"Id\":\"108\",\"SyncToken\":\"x\"}}",
                    "{\"Invoice\":{\"Id\":\"108\",\"SyncToken\":\"0\"}}",
                    "{\"error\":\"something\"}",
                    "{\"Bill\":{\"Id\":\"108\",\"SyncToken\":\"0\"}} trailing"
                })
        void unexpectedAnswerToAWriteIsNeitherSuccessNorRefusal(String body) {
            transport.answer(200, body);

            assertThat(failure(client.create(EntityType.BILL, "{}", "r1"))).isInstanceOf(ApiFailure.Unknown.class);
        }

        @ParameterizedTest
        @CsvSource({"302", "400", "404", "418"})
        void definiteStatusWithoutAFaultIsNoDefiniteAnswerToAWrite(int status) {
            transport.answer(status, "<html>proxy</html>");

            assertThat(failure(client.create(EntityType.BILL, "{}", "r1"))).isInstanceOf(ApiFailure.Unknown.class);
        }

        @Test
        void pageNotFoundIsNotAnEntityNotFound() {
            transport.answer(404, "<html>no such page</html>").answer(404, "{}");

            assertThat(failure(client.fetch(new EntityRef(EntityType.BILL, "1"))))
                    .isInstanceOfSatisfying(
                            ApiFailure.Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo("404"));
            assertThat(failure(client.fetchCompanyInfo()))
                    .isInstanceOfSatisfying(
                            ApiFailure.Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo("404"));
        }

        @ParameterizedTest
        @ValueSource(ints = {302, 400, 404, 413, 418})
        void refusalWithoutAFaultIsNoDefiniteAnswerToAReadOfRows(int status) {
            for (int i = 0; i < 3; i++) {
                transport.answer(status, "<html>proxy</html>");
            }

            assertThat(List.of(
                            failure(client.query("select * from Bill")),
                            failure(client.fetchChanges(EnumSet.of(EntityType.BILL), Instant.EPOCH)),
                            failure(client.fetchBatch(List.of(new BatchItem("a", "select * from Bill"))))))
                    .allSatisfy(failure -> assertThat(failure).isInstanceOf(ApiFailure.Unknown.class));
        }

        @Test
        void refusalOfAnObjectWithoutAFaultIsUnclear() {
            transport.answer(400, "<html>proxy</html>");

            assertThat(failure(client.fetchCompanyInfo())).isInstanceOf(ApiFailure.Unknown.class);
        }

        @Test
        void anAnswerWithoutATimeHasTheTransports() {
            Map<String, String> headers = Map.of("date", "Fri, 20 Nov 2026 17:00:01 GMT");
            String query = "{\"QueryResponse\":{\"Bill\":[{\"Id\":\"1\"}]}}";
            transport
                    .answer(200, headers, query)
                    .answer(200, headers, "{\"CDCResponse\":[{\"QueryResponse\":[{}]}],\"time\":1763658001245}")
                    .answer(200, query)
                    .answer(200, Map.of("date", "yesterday"), "{\"Bill\":{\"Id\":\"1\",\"SyncToken\":\"0\"}}");

            Instant second = Instant.parse("2026-11-20T17:00:01Z");
            assertThat(ok(client.query("select * from Bill")).time()).isEqualTo(second);
            assertThat(ok(client.fetchChanges(EnumSet.of(EntityType.BILL), Instant.EPOCH))
                            .time())
                    .isEqualTo(second);
            assertThat(ok(client.query("select * from Bill")).time()).isNull();
            assertThat(ok(client.fetch(new EntityRef(EntityType.BILL, "1"))).time())
                    .isNull();
        }

        @Test
        void anotherEntityIsNotTheOneAskedFor() {
            transport.answer(200, BILL);

            assertThat(failure(client.fetch(new EntityRef(EntityType.BILL, "109"))))
                    .isInstanceOf(ApiFailure.Unknown.class);
        }

        @Test
        void transportFailureIsPassedOn() {
            transport.fail(new ApiFailure.Unreachable("no connection"));

            assertThat(failure(client.fetchCompanyInfo())).isInstanceOf(ApiFailure.Unreachable.class);
        }
    }

    @Nested
    class Faults {
        @ParameterizedTest
        @CsvSource(textBlock = """
                    400, ValidationFault, 6210, Account Period Closed, The account period has closed, Rejected
                    400, ValidationFault, 5010, Stale Object Error, You and root were working on this, StaleVersion
                    400, ValidationFault, 5010, Account Period Closed, The books are closed, Rejected
                    400, ValidationFault, 6000, A business validation error, The period is closed, Rejected
                    400, ValidationFault, 6000, A business validation error, An unexpected error occurred, ServerError
                    400, ValidationFault, 6000, A business validation error, Choose a vendor, Rejected
                    400, ValidationFault, 6000, A business validation error, An internal error. Please try again, ServerError
                    400, ValidationFault, 6000, A business validation error, The inventory is locked by another user, ServerError
                    400, ValidationFault, 6000, A business validation error, This transaction is locked, Rejected
                    400, ValidationFault, 6000, A business validation error, Correct it and try again, Rejected
                    429, ValidationFault, 6000, A business validation error, Too much, RateLimited
                    429, AuthorizationFault, 120, Authorization Failure, slow down, RateLimited
                    429, ValidationFault, 6210, Account Period Closed, slow down, RateLimited
                    400, ValidationFault, 610, Object Not Found, made inactive, NotFound
                    400, ValidationFault, 2500, Invalid Reference Id, Class, Rejected
                    400, ValidationFault, 6140, Duplicate Document Number, TxnId=9, Rejected
                    400, ValidationFault, 6190, Invalid Company Status, Subscription ended, Rejected
                    200, ValidationFault, 6190, Invalid Company Status, Subscription ended, Rejected
                    400, ValidationFault, 6240, Duplicate Name Exists Error, exists, Rejected
                    429, SERVICE, 003001, message=ThrottleExceeded; errorCode=003001, limit, RateLimited
                    403, SERVICE, 3001, message=ThrottleExceeded, limit, RateLimited
                    401, AUTHENTICATION, 3200, message=AuthenticationFailed, expired, Unauthorized
                    401, AuthenticationFault, 120, Authorization Failure, no admin, Forbidden
                    403, SERVICE, 3100, message=ApplicationAuthorizationFailed, wrong, Forbidden
                    500, SystemFault, 10000, An application error, internal, ServerError
                    503, SERVICE, 9999, busy, later, ServerError
                    """)
        void bothEnvelopesAreReadByCodeAndText(
                int status, String type, String code, String message, String detail, String expected) {
            transport.answer(status, """
                            {"Fault":{"Error":[{"Message":"%s","Detail":"%s","code":"%s","element":""}],"type":"%s"},
                             "time":"2026-11-20T09:00:01-08:00"}
                            """.formatted(message, detail, code, type)).answer(status, """
                            {"warnings":null,"intuitObject":null,
                             "fault":{"error":[{"message":"%s","detail":"%s","code":%s,"element":null}],"type":"%s"},
                             "queryResponse":null,"time":1763658001245}
                            """.formatted(
                            message, detail, Integer.parseInt(code), type));

            ApiFailure upper = failure(client.create(EntityType.BILL, "{}", "r1"));
            ApiFailure lower = failure(client.create(EntityType.BILL, "{}", "r1"));

            assertThat(upper.getClass().getSimpleName()).isEqualTo(expected);
            assertThat(lower).isEqualTo(upper);
            assertThat(upper.detail()).contains(detail);
        }

        @Test
        void closedBooksHaveOneCodeWhateverQuickBooksCallsThem() {
            transport.answer(400, fault("5010", "Account Period Closed"));

            assertThat(failure(client.create(EntityType.BILL, "{}", "r1")))
                    .isInstanceOfSatisfying(
                            ApiFailure.Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo("6210"));
        }

        @Test
        void refusedTokenIsReportedOnce() {
            transport.answer(401, fault("3200", "token expired"));

            client.fetchPreferences();

            assertThat(rejected).containsExactly("secret-token");
        }

        @Test
        void lostAdminRightsAreNoReasonToRefresh() {
            transport.answer(401, fault("120", "Authorization Failure"));

            client.fetchPreferences();

            assertThat(rejected).isEmpty();
        }

        @Test
        void retryAfterIsReadWhenItIsThere() {
            transport
                    .answer(429, Map.of("retry-after", "7"), "")
                    .answer(429, Map.of("retry-after", "Fri, 20 Nov 2026 10:00:00 GMT"), "");

            assertThat(failure(client.fetchPreferences()))
                    .isInstanceOfSatisfying(
                            ApiFailure.RateLimited.class,
                            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
            assertThat(failure(client.fetchPreferences()))
                    .isInstanceOfSatisfying(
                            ApiFailure.RateLimited.class,
                            limited -> assertThat(limited.retryAfter()).isNull());
        }

        @Test
        void noFailureHoldsTheTokenTheBodyOrTheQuery() {
            transport
                    .answer(200, "<html>secret-token</html>")
                    .answer(500, "boom")
                    .answer(200, "{}");

            assertThat(failure(client.create(EntityType.BILL, "{\"secret-body\":1}", "r1"))
                            .toString())
                    .doesNotContain("secret");
            assertThat(failure(client.query("select * from Bill where Id = 'secret'"))
                            .toString())
                    .doesNotContain("secret");
            assertThat(failure(client.query("select * from Bill where Id = 'secret'"))
                            .toString())
                    .doesNotContain("secret");
        }

        private static String fault(String code, String message) {
            return "{\"Fault\":{\"Error\":[{\"Message\":\"" + message + "\",\"Detail\":\"\",\"code\":\"" + code
                    + "\"}],\"type\":\"ValidationFault\"}}";
        }
    }

    private static <T> T ok(ApiResult<T> result) {
        return switch (result) {
            case ApiResult.Ok<T>(var value, var _) -> value;
            case ApiResult.Failed<T>(var failure, var _) -> throw new AssertionError(failure);
        };
    }

    private static ApiFailure failure(ApiResult<?> result) {
        return switch (result) {
            case ApiResult.Failed<?>(var failure, var _) -> failure;
            case ApiResult.Ok<?>(var value, var _) -> throw new AssertionError("success: " + value);
        };
    }
}
