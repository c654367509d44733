package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestIdTest {

    /// Frozen for ever: another value would post again what an older version has begun.
    @Test
    void neverChanges() {
        assertThat(RequestId.of("9341/CostItem/1207/PostBill/1")).isEqualTo("v7babah2xotq5k7q2rlbdynsemkgx734l2y3");
        assertThat(RequestId.of("9341450000000001/CostItem/1207/PostBill/1-aa"))
                .isEqualTo("amirnzzzqzknrbflnue7mdsfegztqqroa35n");
    }

    @Test
    void fitsBatchAndAddress() {
        assertThat(RequestId.of("x")).hasSize(36).matches("[a-z2-7]+");
    }
}
