package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostingCheckTest {
    private static final String BILL = """
            {"Id":"1043","SyncToken":"0","VendorRef":{"value":"56"},"TxnDate":"2026-11-24","TotalAmt":120.5,
             "DepartmentRef":{"value":"3"},
             "Line":[{"Amount":120.5,"DetailType":"AccountBasedExpenseLineDetail",
               "AccountBasedExpenseLineDetail":{"AccountRef":{"value":"7"},"ClassRef":{"value":"5000"}}}]}
            """;

    private static final String ENTRY = """
            {"Id":"9","SyncToken":"0","TxnDate":"2026-11-24","Line":[
             {"Amount":120.5,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Debit",
               "AccountRef":{"value":"7"},"ClassRef":{"value":"5000"},"DepartmentRef":{"value":"3"}}},
             {"Amount":120.5,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Credit",
               "AccountRef":{"value":"33"},"ClassRef":{"value":"5000"},"DepartmentRef":{"value":"3"}}}]}
            """;

    @Test
    void asAsked() {
        assertThat(PostingCheck.differences(Commands.bill("120.50"), json(BILL)))
                .isEmpty();
        assertThat(PostingCheck.differences(Commands.journalEntry(), json(ENTRY)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "120.5,    121,       amount",
                "`\"56\"`,   `\"57\"`,    vendor",
                "`\"7\"`,    `\"8\"`,     account",
                "ClassRef, X,         class",
                "DepartmentRef, X,    department",
                "TxnDate,  X,         document"
            })
    void saysWhatABillLacks(String found, String instead, String difference) {
        assertThat(PostingCheck.differences(Commands.bill("120.50"), json(BILL.replace(found, instead))))
                .containsExactly(difference);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "120.5,    121,       amount",
                "`\"33\"`,   `\"34\"`,    account",
                "ClassRef, X,         class",
                "DepartmentRef, X,    department"
            })
    void saysWhatAJournalEntryLacks(String found, String instead, String difference) {
        assertThat(PostingCheck.differences(Commands.journalEntry(), json(ENTRY.replace(found, instead))))
                .containsExactly(difference);
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
