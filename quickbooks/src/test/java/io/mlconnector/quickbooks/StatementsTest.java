package io.mlconnector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.domain.accounting.EntityType;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementsTest {

    @Test
    void quotesAndBackslashesAreEscaped() {
        assertThat(Statements.literal("O'Neil \\ Sons")).isEqualTo("'O\\'Neil \\\\ Sons'");
    }

    @Test
    void listEntitiesAreAskedForInEveryState() {
        assertThat(Statements.byIds(EntityType.VENDOR, List.of("1", "2", "1")))
                .containsExactly(
                        "select * from Vendor where Id in ('1','2') and Active in (true,false) maxresults 1000");
        assertThat(Statements.page(EntityType.CLASS, 1, 500))
                .isEqualTo(
                        "select * from Class where Active in (true,false) orderby Id startposition 1 maxresults 500");
    }

    @Test
    void transactionsHaveNoActiveState() {
        assertThat(Statements.byIds(EntityType.BILL, List.of("1")))
                .containsExactly("select * from Bill where Id in ('1') maxresults 1000");
        assertThat(Statements.billsOf("56", LocalDate.of(2026, 11, 20)))
                .isEqualTo("select * from Bill where VendorRef = '56' and TxnDate = '2026-11-20' maxresults 1000");
        assertThat(Statements.bookedSince(EntityType.INVOICE, LocalDate.of(2026, 11, 20), 1001, 1000))
                .isEqualTo("select * from Invoice where TxnDate >= '2026-11-20' orderby Id startposition 1001"
                        + " maxresults 1000");
    }

    @Test
    void manyIdsBecomeSeveralStatements() {
        List<String> ids = IntStream.range(0, 401).mapToObj(String::valueOf).toList();

        assertThat(Statements.byIds(EntityType.BILL, ids)).hasSize(3);
    }

    @Test
    void rowsAreCountedFromOne() {
        assertThatThrownBy(() -> Statements.page(EntityType.BILL, 0, 10)).isInstanceOf(IllegalArgumentException.class);
    }
}
