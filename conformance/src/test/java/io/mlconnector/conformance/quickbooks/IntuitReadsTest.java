package io.mlconnector.conformance.quickbooks;

import static io.mlconnector.conformance.quickbooks.IntuitClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.intuit.ipp.core.IEntity;
import com.intuit.ipp.data.Bill;
import com.intuit.ipp.data.CompanyInfo;
import com.intuit.ipp.data.EntityStatusEnum;
import com.intuit.ipp.data.JournalEntry;
import com.intuit.ipp.data.OperationEnum;
import com.intuit.ipp.data.Vendor;
import com.intuit.ipp.exception.FMSException;
import com.intuit.ipp.services.BatchOperation;
import com.intuit.ipp.services.CDCQueryResult;
import com.intuit.ipp.services.QueryResult;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reading the books with Intuit's Java SDK: by id, query, change data capture and batch.
class IntuitReadsTest {
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(""));
    private final IntuitClient client = new IntuitClient(sandbox.quickBooksUrl());

    IntuitReadsTest() throws FMSException {}

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

    private static List<? extends IEntity> entities(CDCQueryResult result, String type) {
        return Objects.requireNonNull(result.getQueryResults().get(type)).getEntities();
    }
}
