package io.mlconnector.qbowriter;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import io.mlconnector.serviceruntime.ledger.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a failed write means for its operation.
final class FailureOutcomes {
    /// What Intuit asks for after a 429 that names no time.
    private static final Duration RATE_LIMIT_WAIT = Duration.ofSeconds(60);

    private static final Set<String> INACTIVE = Set.of("2500", "610");

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT_FOR_TOKEN = Duration.ofSeconds(30);

    private FailureOutcomes() {}

    static CallOutcome of(
            ApiFailure failure,
            ConnectionId connection,
            QboCommand command,
            LedgerEntryV1 intent,
            Links links,
            Map<String, String> facts) {
        return switch (failure) {
            case ApiFailure.Unreachable(var detail) ->
                new CallOutcome.RetryLater(backoff(intent), detail, Trouble.of(failure));
            case ApiFailure.RateLimited(var detail, var retryAfter) ->
                new CallOutcome.RetryLater(
                        retryAfter == null ? RATE_LIMIT_WAIT : retryAfter, detail, Trouble.of(failure));
            // The client has told the owner of the tokens, who refreshes them; the same request goes out again.
            case ApiFailure.Unauthorized(var detail) ->
                new CallOutcome.RetryLater(tokenWait(intent), detail, Trouble.of(failure));
            case ApiFailure.Unknown(var detail) ->
                new CallOutcome.Unknown(backoff(intent), detail, Trouble.of(failure));
            case ApiFailure.ServerError(var _, var detail) ->
                new CallOutcome.Unknown(backoff(intent), detail, Trouble.of(failure));
            case ApiFailure.Forbidden(var code, var detail) ->
                parked(Refusals.notAllowed(detail), code, connection, command, links, facts);
            case ApiFailure.NotFound(var detail) ->
                inactiveReference(detail, null, "610", connection, command, links, facts);
            // A new document has no version: nothing of ours can be stale, and repeating would not help.
            case ApiFailure.StaleVersion(var detail) ->
                rejected(Refusals.other(detail), "5010", connection, command, links, facts);
            case ApiFailure.Rejected rejection -> refused(rejection, connection, command, links, facts);
        };
    }

    private static CallOutcome refused(
            ApiFailure.Rejected rejection,
            ConnectionId connection,
            QboCommand command,
            Links links,
            Map<String, String> facts) {
        String code = rejection.code();
        if (INACTIVE.contains(code)) {
            return inactiveReference(rejection.detail(), rejection.element(), code, connection, command, links, facts);
        }
        Reason reason = switch (code) {
            case "6210" -> Refusals.closedPeriod(command);
            case "6140" -> Refusals.duplicateNumber();
            case "6240" -> Refusals.duplicateName(rejection.detail());
            case "6190" -> Refusals.companyStatus();
            default -> Refusals.other(rejection.detail());
        };
        return reason.code().equals(Refusals.OTHER)
                ? rejected(reason, code, connection, command, links, facts)
                : parked(reason, code, connection, command, links, facts);
    }

    /// The search for a document failed. Whether it exists stays unknown, whatever the failure was.
    static CallOutcome whileLookingFor(ApiFailure failure, LedgerEntryV1 intent) {
        Duration wait = switch (failure) {
            case ApiFailure.RateLimited(var _, var retryAfter) -> retryAfter == null ? RATE_LIMIT_WAIT : retryAfter;
            case ApiFailure.Unauthorized _ -> tokenWait(intent);
            case ApiFailure.Unreachable _,
                    ApiFailure.Unknown _,
                    ApiFailure.Forbidden _,
                    ApiFailure.NotFound _,
                    ApiFailure.StaleVersion _,
                    ApiFailure.Rejected _,
                    ApiFailure.ServerError _ -> backoff(intent);
        };
        return new CallOutcome.Unknown(
                wait, "while looking for the document: " + failure.detail(), Trouble.of(failure));
    }

    /// Doubles with each attempt.
    static Duration backoff(LedgerEntryV1 intent) {
        int doublings = Math.clamp(intent.attempts() - 1L, 0, 10);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /// As long as it takes to get another access token, or to notice that a person has to help.
    static Duration tokenWait(LedgerEntryV1 intent) {
        Duration wait = backoff(intent);
        return wait.compareTo(LONGEST_WAIT_FOR_TOKEN) > 0 ? LONGEST_WAIT_FOR_TOKEN : wait;
    }

    private static CallOutcome inactiveReference(
            String detail,
            @Nullable String element,
            String code,
            ConnectionId connection,
            QboCommand command,
            Links links,
            Map<String, String> facts) {
        EntityRef about = RefusedReference.of(command, detail, element).orElse(null);
        Reason reason = Refusals.inactiveReference(detail, about);
        return new CallOutcome.Parked(
                reason, List.of(CostItemLinks.refused(connection, command, reason, about, links)), with(facts, code));
    }

    private static CallOutcome parked(
            Reason reason,
            String code,
            ConnectionId connection,
            QboCommand command,
            Links links,
            Map<String, String> facts) {
        return new CallOutcome.Parked(
                reason, List.of(CostItemLinks.refused(connection, command, reason, links)), with(facts, code));
    }

    private static CallOutcome rejected(
            Reason reason,
            String code,
            ConnectionId connection,
            QboCommand command,
            Links links,
            Map<String, String> facts) {
        return new CallOutcome.Rejected(
                reason, List.of(CostItemLinks.refused(connection, command, reason, links)), with(facts, code));
    }

    private static Map<String, String> with(Map<String, String> facts, String code) {
        Map<String, String> all = new TreeMap<>(facts);
        all.put("code", code);
        return all;
    }
}
