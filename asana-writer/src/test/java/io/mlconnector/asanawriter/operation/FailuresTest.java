package io.mlconnector.asanawriter.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final ShowPosting SHOW = new ShowPosting(
            "CostItem/1207/shown",
            OperationKey.of(new ConnectionId("9341"), "CostItem/1207/shown", "show", "0-aa"),
            "hash",
            new Basis("asana/Task/1207", "1"),
            "1207",
            Map.of(Field.POSTING, new FieldValue.Choice("Posted")),
            null);

    private final Failures failures = new Failures(Duration.ofSeconds(10));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Custom field with ID 1301 is not on given object",
                "enum_option: Unknown object: 1401",
                "custom_fields: Not a recognized ID: 1301",
                "Posting: Enum option is disabled: 1401"
            })
    void waitsForAFieldThatIsMissingAndNamesTaskAndField(String detail) {
        assertThat(outcome(new ApiFailure.Rejected("400", detail, null), 1))
                .isInstanceOfSatisfying(CallOutcome.RetryLater.class, later -> {
                    assertThat(later.after()).isEqualTo(Duration.ofSeconds(15));
                    assertThat(later.why()).startsWith("a field of task 1207 is missing (Posting): " + detail);
                });
    }

    @Test
    void givesUpOnAMissingFieldAfterADaySoThatLaterValuesAreNotHeld() {
        ApiFailure missing = new ApiFailure.Rejected("400", "Custom field with ID 1301 is not on given object", null);

        assertThat(outcome(missing, Failures.MOST_LOOKS_FOR_A_FIELD)).isInstanceOf(CallOutcome.Rejected.class);
    }

    @Test
    void doesNotWaitForAValueThatAsanaNeverAccepts() {
        assertThat(outcome(new ApiFailure.Rejected("400", "text_value: Value is too long", null), 1))
                .isInstanceOf(CallOutcome.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({"1, PT15S", "2, PT30S", "6, PT8M", "7, PT15M", "90, PT15M"})
    void looksSoonAtFirstWhetherTheAccessIsBack(int attempts, Duration wait) {
        assertThat(outcome(new ApiFailure.Forbidden("403", "no"), attempts))
                .isInstanceOfSatisfying(
                        CallOutcome.RetryLater.class,
                        later -> assertThat(later.after()).isEqualTo(wait));
    }

    private CallOutcome outcome(ApiFailure failure, int attempts) {
        LedgerEntryV1 intent = new LedgerEntryV1(
                SHOW.key().value(),
                LedgerEntryV1.State.INTENT,
                "asana/Task/1207",
                "request",
                "{}",
                "hash",
                attempts,
                NOON,
                NOON.plusSeconds(60),
                null,
                null,
                null,
                null,
                "asana.commands-0-1");
        return failures.ofRepeatable(failure, SHOW, intent, null);
    }
}
