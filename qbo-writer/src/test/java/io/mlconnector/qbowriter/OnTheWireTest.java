package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.RawServer;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.QboCommandV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Frozen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What QuickBooks sees of one posting and its repetitions: looked at on the socket.
class OnTheWireTest {
    private static final ConnectionId REALM = new ConnectionId(Commands.REALM);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Pattern POST = Pattern.compile(
            "POST /v3/company/" + Commands.REALM + "/bill\\?minorversion=[0-9]+&requestid=([^ &]+) HTTP/1\\.1");

    private final RawServer server = new RawServer();
    private final CountDownLatch done = new CountDownLatch(1);
    private int attempts;

    @AfterEach
    void stop() throws IOException {
        done.countDown();
        server.close();
    }

    @Test
    void everyAttemptCarriesTheSameRequestidAndTheSameBytes() {
        QboOperationHandler handler = handler(Duration.ofSeconds(60));
        String payload = intent(handler).payload();

        once(handler, RawServer.reset(), CallOutcome.Unknown.class);
        once(handler, RawServer.status("503 Service Unavailable", "Retry-After: 0\r\n", ""), CallOutcome.Unknown.class);
        once(
                handler,
                RawServer.status("429 Too Many Requests", "Retry-After: 0\r\n", ""),
                CallOutcome.RetryLater.class);
        once(
                handler,
                RawServer.status("401 Unauthorized", "WWW-Authenticate: Bearer\r\n", ""),
                CallOutcome.RetryLater.class);
        once(handler, RawServer.status("200 OK", "", "<html>busy</html>"), CallOutcome.Unknown.class);
        // On a connection that was kept, and that the server has given up meanwhile.
        once(handler, RawServer.reset(), CallOutcome.Unknown.class);
        once(handler, RawServer.broken("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"), CallOutcome.Unknown.class);
        once(handler, RawServer.status("200 OK", "", created(payload)), CallOutcome.Done.class);

        List<String> requestIds = server.requests().stream()
                .map(OnTheWireTest::requestId)
                .distinct()
                .toList();
        assertThat(requestIds).hasSize(1);
        assertThat(requestIds.getFirst()).hasSizeBetween(20, 36);
        String bytes = new String(payload.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.substring(request.indexOf("\r\n\r\n") + 4))
                        .isEqualTo(bytes));
    }

    @Test
    void aServerThatDripsIsCutOffAtTheTotalTime() {
        QboOperationHandler handler = handler(Duration.ofSeconds(2));

        once(
                handler,
                connection -> {
                    RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    while (!done.await(100, TimeUnit.MILLISECONDS)) {
                        RawServer.write(connection, "x");
                    }
                    return false;
                },
                CallOutcome.Unknown.class);
    }

    /// One call is one request on the wire, whatever comes back.
    private void once(QboOperationHandler handler, RawServer.Script script, Class<?> expected) {
        server.next(script);
        LedgerEntryV1 intent = intent(handler);
        Operation operation = operation(handler);

        CallOutcome outcome = attempts == 0
                ? handler.call(operation, intent, (_, _) -> Optional.empty())
                : handler.recover(operation, intent, (_, _) -> Optional.empty());

        attempts++;
        assertThat(outcome).isInstanceOf(expected);
        assertThat(server.requests()).hasSize(attempts);
    }

    private QboOperationHandler handler(Duration total) {
        HttpQuickBooksClient client = new HttpQuickBooksClient(
                QuickBooksSettings.of(server.address(), Commands.REALM),
                new JdkApiTransport(new TransportSettings(Duration.ofSeconds(30), total, 1_000_000)),
                () -> Optional.of("access"));
        return new QboOperationHandler(
                _ -> Optional.of(client),
                _ -> {},
                new PostingDifferences(new SimpleMeterRegistry()),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Operation operation(QboOperationHandler handler) {
        QboCommand command = Commands.bill("120.50");
        return handler.decode(REALM, Json.write(QboCommandV1.of(Commands.REALM, command)));
    }

    private LedgerEntryV1 intent(QboOperationHandler handler) {
        Operation operation = operation(handler);
        Frozen frozen = handler.freeze(operation, (_, _) -> Optional.empty());
        return new LedgerEntryV1(
                operation.key(),
                LedgerEntryV1.State.INTENT,
                operation.record(),
                handler.requestId(operation),
                frozen instanceof Frozen.Payload(var text) ? text : "",
                operation.command().hash(),
                attempts + 1,
                NOW,
                NOW.plusSeconds(60),
                null,
                null,
                null,
                null,
                "quickbooks.commands-0-1");
    }

    private static String created(String payload) {
        return "{\"Bill\":{\"Id\":\"1043\",\"SyncToken\":\"0\",\"DocNumber\":\"B-1043\",\"TotalAmt\":120.50,"
                + payload.substring(1) + ",\"time\":\"" + Books.TIME + "\"}";
    }

    private static String requestId(String request) {
        Matcher first = POST.matcher(request.lines().findFirst().orElse(""));
        assertThat(first.matches()).as(request).isTrue();
        return first.group(1);
    }
}
