package io.mlconnector.local.doctor.probe;

import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.local.doctor.Reach;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/// Asks an address without a token: refused it costs nothing, and the refusal tells the vendor's time.
final class Ping {
    private final ApiTransport transport;
    private final Clock clock;

    Ping(ApiTransport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    Reach at(URI url) {
        Instant sent = clock.instant();
        return switch (transport.send(new ApiRequest("GET", url, Map.of("Accept", "application/json"), null))) {
            case ApiResult.Failed<ApiResponse>(var failure, var _) -> new Reach.Silent(failure.detail());
            case ApiResult.Ok<ApiResponse>(var answer, var _) -> {
                Duration took = Duration.between(sent, clock.instant());
                yield new Reach.Answers(
                        took,
                        date(answer)
                                .map(theirs -> Duration.between(theirs, sent.plus(took.dividedBy(2))))
                                .orElse(null));
            }
        };
    }

    private static Optional<Instant> date(ApiResponse answer) {
        try {
            return answer.header("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
