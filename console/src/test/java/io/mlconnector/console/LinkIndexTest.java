package io.mlconnector.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.LinkV1;
import org.junit.jupiter.api.Test;

class LinkIndexTest {
    private final LinkIndex index = new LinkIndex();

    @Test
    void findsALinkFromBothEnds() {
        index.put("key", Samples.link("task:1207", "Bill/1043", "1207"));

        assertThat(index.ofRecord("quickbooks/Bill/1043"))
                .extracting(LinkV1::pair)
                .containsExactly("task:1207");
        assertThat(index.ofRecord("asana/Task/1207")).extracting(LinkV1::pair).containsExactly("task:1207");
    }

    @Test
    void leavesTheOldEndsWhenALinkChanges() {
        index.put("key", Samples.link("task:1207", "Bill/1043", "1207"));
        index.put("key", Samples.link("task:1207", "Bill/1044", "1207"));

        assertThat(index.ofRecord("quickbooks/Bill/1043")).isEmpty();
        assertThat(index.ofRecord("quickbooks/Bill/1044")).hasSize(1);
    }

    @Test
    void forgetsADeletedLink() {
        index.put("key", Samples.link("task:1207", "Bill/1043", "1207"));
        index.put("key", null);

        assertThat(index.ofRecord("asana/Task/1207")).isEmpty();
    }
}
