package io.mlconnector.conformance.quickbooks;

import static io.mlconnector.conformance.quickbooks.IntuitClient.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.intuit.ipp.core.IEntity;
import com.intuit.ipp.data.Bill;
import com.intuit.ipp.data.BillPayment;
import com.intuit.ipp.data.CompanyInfo;
import com.intuit.ipp.data.EntityStatusEnum;
import com.intuit.ipp.data.Error;
import com.intuit.ipp.data.JournalEntry;
import com.intuit.ipp.data.OperationEnum;
import com.intuit.ipp.data.PostingTypeEnum;
import com.intuit.ipp.data.Vendor;
import com.intuit.ipp.exception.FMSException;
import com.intuit.ipp.services.BatchOperation;
import com.intuit.ipp.services.CDCQueryResult;
import com.intuit.ipp.services.QueryResult;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
    void readsTheCompany() throws FMSException {
        CompanyInfo company = new CompanyInfo();
        company.setId("1");

        assertThat(client.service().findById(company).getCompanyName()).isNotBlank();
        assertThat(client.query(CompanyInfo.class, "select * from CompanyInfo")).hasSize(1);
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
    void pagesAndCountsByQuery() throws FMSException {
        for (String name : List.of("Able", "Baker", "Cooper")) {
            client.service().add(Drafts.vendor(name, "(206) 555-0100"));
        }

        QueryResult page =
                client.service().executeQuery("select * from Vendor orderby DisplayName startposition 2 maxresults 1");
        assertThat(page.getEntities())
                .singleElement()
                .isInstanceOfSatisfying(
                        Vendor.class,
                        vendor -> assertThat(vendor.getDisplayName()).isEqualTo("Baker"));
        assertThat(page.getStartPosition()).isEqualTo(2);
        assertThat(page.getMaxResults()).isEqualTo(1);
        assertThat(client.service().executeQuery("select count(*) from Vendor").getTotalCount())
                .isEqualTo(3);
        assertThat(client.service().findAll(new Vendor())).hasSize(3);
        assertThat(refusal(() -> client.service().executeQuery("select * from Vendor startposition 0"))
                        .getCode())
                .isEqualTo("4001");
        assertThat(refusal(() -> client.service().executeQuery("select * frm Vendor"))
                        .getCode())
                .isEqualTo("4000");
    }

    @Test
    void hearsOfChangesAndDeletionsByChangeDataCapture() throws FMSException {
        String since = Instant.now()
                .minus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Vendor vendor = client.service().add(Drafts.vendor("Quay Timber", "(206) 555-0100"));
        Bill bill = client.service().add(Drafts.bill(vendor.getId(), client.account("Job Materials"), "10"));
        client.service().delete(bill);

        List<CDCQueryResult> changes =
                client.service().executeCDCQuery(List.of(new Vendor(), new Bill(), new JournalEntry()), since);

        CDCQueryResult result = changes.getFirst();
        assertThat(result.getQueryResults()).containsOnlyKeys("Vendor", "Bill");
        assertThat(entities(result, "Vendor")).hasSize(1);
        assertThat(entities(result, "Bill")).singleElement().isInstanceOfSatisfying(Bill.class, gone -> {
            assertThat(gone.getStatus()).isEqualTo(EntityStatusEnum.DELETED);
            assertThat(gone.getId()).isEqualTo(bill.getId());
            assertThat(gone.getSyncToken()).isNull();
        });
    }

    @Test
    void aBatchAnswersEachItemByItself() throws FMSException {
        client.service().add(Drafts.vendor("Quay Timber", "(206) 555-0100"));
        BatchOperation batch = new BatchOperation();
        batch.addEntity(Drafts.vendor("Stone & Sons", "(206) 555-0101"), OperationEnum.CREATE, "b1");
        batch.addEntity(Drafts.vendor("Quay Timber", "(206) 555-0102"), OperationEnum.CREATE, "b2");
        batch.addQuery("select * from Term", "b3");

        client.service().executeBatch(batch);

        assertThat(batch.getEntity("b1"))
                .isInstanceOfSatisfying(
                        Vendor.class, vendor -> assertThat(vendor.getId()).isNotBlank());
        assertThat(batch.isFault("b2")).isTrue();
        assertThat(batch.getFault("b2").getError().getFirst().getCode()).isEqualTo("6240");
        assertThat(batch.getQueryResponse("b3").getEntities()).isNotEmpty();
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

    private static List<? extends IEntity> entities(CDCQueryResult result, String type) {
        return Objects.requireNonNull(result.getQueryResults().get(type)).getEntities();
    }

    private static Error refusal(ThrowingCallable call) {
        FMSException refused = catchThrowableOfType(FMSException.class, call);
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.getErrorList()).as("%s", refused).isNotEmpty();
        return refused.getErrorList().getFirst();
    }
}
