package io.mlconnector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BilledReadsTest {
    private final List<ApiRequest> sent = new ArrayList<>();
    private final QuickBooksClient client = new HttpQuickBooksClient(
            QuickBooksSettings.of("https://quickbooks.test", "9341"),
            request -> {
                sent.add(request);
                return new ApiResult.Failed<>(new ApiFailure.Unreachable("nobody"), "");
            },
            () -> Optional.of("token"));

    @Test
    void everyWayOfReadingIsOneRead() {
        client.fetch(new EntityRef(EntityType.BILL, "1"));
        client.fetchCompanyInfo();
        client.query("select * from Bill");
        client.query("select * from Bill where Id in ('" + "1".repeat(2_000) + "')");
        client.fetchChanges(Set.of(EntityType.BILL, EntityType.VENDOR), Instant.EPOCH);

        assertThat(sent).hasSize(5).extracting(BilledReads::of).containsOnly(1L);
    }

    @Test
    void eachQueryOfABatchIsOne() {
        client.fetchBatch(List.of(new BatchItem("0", "select * from Bill"), new BatchItem("1", "select * from Term")));
        assertThat(BilledReads.of(sent.getFirst())).isEqualTo(2);
    }

    @Test
    void writesAreFree() {
        client.create(EntityType.BILL, "{}", "r1");
        client.update(EntityType.BILL, "{}", "r2");
        client.delete(new EntityRef(EntityType.BILL, "1"), 0, "r3");
        assertThat(sent).hasSize(3).extracting(BilledReads::of).containsOnly(0L);
    }
}
