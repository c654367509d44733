package io.mlconnector.conformance.quickbooks;

import static io.mlconnector.conformance.quickbooks.IntuitClient.reference;
import static io.mlconnector.conformance.quickbooks.IntuitClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.intuit.ipp.data.Bill;
import com.intuit.ipp.data.BillPayment;
import com.intuit.ipp.data.EntityStatusEnum;
import com.intuit.ipp.data.JournalEntry;
import com.intuit.ipp.data.PostingTypeEnum;
import com.intuit.ipp.data.Vendor;
import com.intuit.ipp.exception.FMSException;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A bookkeeper's round with Intuit's Java SDK.
class IntuitClientTest {
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(""));
    private final IntuitClient client = new IntuitClient(sandbox.quickBooksUrl());

    IntuitClientTest() throws FMSException {}

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void createsReadsAndChangesAVendorSparsely() throws FMSException {
        Vendor created = client.service().add(Drafts.vendor("Quay Timber", "(206) 555-0100"));
        assertThat(created.getId()).isNotBlank();
        assertThat(created.getSyncToken()).isEqualTo("0");
        assertThat(created.getMetaData().getCreateTime()).isNotNull();

        Vendor change = new Vendor();
        change.setId(created.getId());
        change.setSyncToken(created.getSyncToken());
        change.setSparse(true);
        change.setPrimaryPhone(Drafts.phone("(206) 555-0199"));
        client.service().update(change);

        Vendor read = client.service().findById(created);
        assertThat(read.getDisplayName()).isEqualTo("Quay Timber");
        assertThat(read.getPrimaryPhone().getFreeFormNumber()).isEqualTo("(206) 555-0199");
        assertThat(read.getSyncToken()).isEqualTo("1");
        assertThat(read.isActive()).isTrue();
    }

    @Test
    void aStaleSyncTokenIs5010AndATakenName6240() throws FMSException {
        Vendor vendor = client.service().add(Drafts.vendor("Quay Timber", "(206) 555-0100"));
        client.service().update(vendor);

        assertThat(refusal(() -> client.service().update(vendor)).getCode()).isEqualTo("5010");
        assertThat(refusal(() -> client.service().add(Drafts.vendor("quay timber", "(206) 555-0101")))
                        .getCode())
                .isEqualTo("6240");
    }

    @Test
    void paysABillInPart() throws FMSException {
        Vendor vendor = client.service().add(Drafts.vendor("Quay Timber", "(206) 555-0100"));
        Bill bill = client.service().add(Drafts.bill(vendor.getId(), client.account("Job Materials"), "120.50"));
        assertThat(bill.getTotalAmt()).isEqualByComparingTo("120.50");
        assertThat(bill.getBalance()).isEqualByComparingTo("120.50");
        assertThat(bill.getTxnDate()).isNotNull();

        BillPayment payment = client.service().add(Drafts.payment(bill, client.account("Checking"), "20.50"));

        Bill paid = client.service().findById(bill);
        assertThat(paid.getBalance()).isEqualByComparingTo("100.00");
        assertThat(paid.getSyncToken()).isEqualTo("1");
        assertThat(paid.getLinkedTxn()).singleElement().satisfies(link -> {
            assertThat(link.getTxnId()).isEqualTo(payment.getId());
            assertThat(link.getTxnType()).isEqualTo("BillPaymentCheck");
        });

        BillPayment voided = client.service().voidRequest(payment);
        assertThat(voided.getTotalAmt()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(voided.getPrivateNote()).startsWith("Voided");
        assertThat(client.service().findById(bill).getBalance()).isEqualByComparingTo("120.50");
    }

    @Test
    void deletesABillAndReadsItNoMore() throws FMSException {
        Vendor vendor = client.service().add(Drafts.vendor("Quay Timber", "(206) 555-0100"));
        Bill bill = client.service().add(Drafts.bill(vendor.getId(), client.account("Job Materials"), "10"));

        Bill deleted = client.service().delete(bill);

        assertThat(deleted.getStatus()).isEqualTo(EntityStatusEnum.DELETED);
        assertThat(deleted.getId()).isEqualTo(bill.getId());
        assertThat(refusal(() -> client.service().findById(bill)).getCode()).isEqualTo("610");
    }

    @Test
    void postsABalancedJournalEntryAndNoOther() throws FMSException {
        JournalEntry entry = new JournalEntry();
        entry.setLine(List.of(
                Drafts.journalLine(PostingTypeEnum.DEBIT, client.account("Travel"), "75.25"),
                Drafts.journalLine(PostingTypeEnum.CREDIT, client.account("Accrued liabilities"), "75.25")));
        JournalEntry posted = client.service().add(entry);
        assertThat(client.service().findById(posted).getLine()).hasSize(2);

        JournalEntry odd = new JournalEntry();
        odd.setLine(List.of(
                Drafts.journalLine(PostingTypeEnum.DEBIT, client.account("Travel"), "75.25"),
                Drafts.journalLine(PostingTypeEnum.CREDIT, client.account("Accrued liabilities"), "75.24")));
        assertThat(refusal(() -> client.service().add(odd)).getCode()).isEqualTo("6000");
    }

    @Test
    void aRequestIdMakesAWriteRepeatable() throws FMSException {
        Bill draft = Drafts.bill(
                client.service()
                        .add(Drafts.vendor("Quay Timber", "(206) 555-0100"))
                        .getId(),
                client.account("Job Materials"),
                "10");

        client.requestId("cost-0001");
        Bill first = client.service().add(draft);
        client.requestId("cost-0001");
        Bill second = client.service().add(draft);
        Bill third = client.service().add(draft);

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(third.getId()).isNotEqualTo(first.getId());
    }

    @Test
    void aBillOfAnUnknownVendorIsRefused() throws FMSException {
        Bill bill = Drafts.bill("987654", client.account("Job Materials"), "10");
        bill.setVendorRef(reference("987654"));

        assertThat(refusal(() -> client.service().add(bill)).getCode()).isIn("2500", "610");
    }
}
