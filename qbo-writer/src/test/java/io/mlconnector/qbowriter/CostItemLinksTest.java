package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.link.Link;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostItemLinksTest {
    private static final ConnectionId CONNECTION = new ConnectionId("9341");
    private static final Reason CLOSED = new Reason("closed-period", "The books are closed for 2026-11-24.");

    @Test
    void countsRefusalsOfTheSameContentForTheSameReason() {
        QboCommand command = Commands.bill("120.50");

        Link first = refused(command, CLOSED, null);
        Link second = refused(command, new Reason("closed-period", "The books are closed for 2026-11-25."), first);
        Link other = refused(command, new Reason("company-status", "No."), second);

        assertThat(inARow(first)).isOne();
        assertThat(inARow(second)).as("whatever the words").isEqualTo(2);
        assertThat(inARow(other)).isOne();
        assertThat(other.revision()).isEqualTo(3);
    }

    private static int inARow(Link link) {
        return Objects.requireNonNull(link.refusal()).inARow();
    }

    private static Link refused(QboCommand command, Reason reason, @Nullable Link before) {
        return CostItemLinks.refused(CONNECTION, command, reason, (_, _) -> Optional.ofNullable(before));
    }
}
