package io.mlconnector.enrich.quickbooks;

import static io.mlconnector.enrich.flow.Arrivals.NOON;
import static io.mlconnector.enrich.flow.Arrivals.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.enrich.flow.Outcome;
import org.junit.jupiter.api.Test;

class RelatedDocumentsTest {

    @Test
    void looksAgainAtTheBillsThatAPaymentSettlesOrSettled() {
        StoredEntity before = payment("41");
        StoredEntity after = payment("42");

        assertThat(RelatedDocuments.of(EntityType.BILL_PAYMENT, before, after))
                .containsExactlyInAnyOrder(new EntityRef(EntityType.BILL, "41"), new EntityRef(EntityType.BILL, "42"));
    }

    @Test
    void looksAgainAtTheVendorWhoseBalanceABillMoves() {
        StoredEntity bill = entity(
                EntityType.BILL,
                "{'Id':'7','SyncToken':'0','TxnDate':'2026-11-24','TotalAmt':10.00,'Balance':10.00,"
                        + "'VendorRef':{'value':'3'},'Line':[]}");

        assertThat(RelatedDocuments.of(EntityType.BILL, null, bill))
                .containsExactly(new EntityRef(EntityType.VENDOR, "3"));
    }

    @Test
    void hasNothingToLookAtAfterAVendor() {
        StoredEntity vendor = entity(EntityType.VENDOR, "{'Id':'3','SyncToken':'1','DisplayName':'Ada'}");

        assertThat(RelatedDocuments.of(EntityType.VENDOR, null, vendor)).isEmpty();
    }

    private static StoredEntity payment(String bill) {
        return entity(
                EntityType.BILL_PAYMENT,
                "{'Id':'9','SyncToken':'0','TxnDate':'2026-11-24','TotalAmt':10.00,'VendorRef':{'value':'3'},"
                        + "'Line':[{'Amount':10.00,'LinkedTxn':[{'TxnId':'" + bill + "','TxnType':'Bill'}]}]}");
    }

    private static StoredEntity entity(EntityType type, String body) {
        return EntityVersions.offered(type, new Outcome.Found(json(body), NOON), null, null);
    }
}
