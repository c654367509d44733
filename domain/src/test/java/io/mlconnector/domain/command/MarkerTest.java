package io.mlconnector.domain.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.change.ConnectionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
    private static final String FOREIGN = "[asana:999 mlc:0123456789abcdef]";
    private static final Marker OURS = Marker.of("1207", new OperationKey("9341/CostItem/1207/post/0"));

    @Test
    void isFoundInItsNote() {
        assertThat(Marker.find(OURS.note())).contains(OURS);
        assertThat(Marker.find("Crane " + OURS.note() + " checked by Ada")).contains(OURS);
    }

    @Test
    void isTheLastOneInTheNote() {
        assertThat(Marker.find("Crane as in " + FOREIGN + " " + OURS.note())).contains(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Crane", "[asana:999 mlc:0123]", "[asana: mlc:0123456789abcdef]", "(asana:9 mlc:0a)"})
    void isNotFoundInWhatIsNone(String note) {
        assertThat(Marker.find(note)).isEmpty();
        assertThat(Marker.defused(note)).isEqualTo(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FOREIGN,
                "Crane as in " + FOREIGN + FOREIGN,
                "[asana:" + FOREIGN + " mlc:0123456789abcdef]",
                "[asana:1 mlc:[asana:999 mlc:0123456789abcdef]]"
            })
    void readsAsNoneOnceDefused(String text) {
        assertThat(Marker.find(Marker.defused(text))).isEmpty();
        assertThat(Marker.defused(text)).hasSameSizeAs(text).contains("asana:999 mlc:0123456789abcdef");
    }

    @Test
    void isNotFoundInNothing() {
        assertThat(Marker.find(null)).isEmpty();
    }

    @Test
    void leadsBackToTheAttemptThatLeftIt() {
        ConnectionId connection = new ConnectionId("9341");
        OperationKey third = Marker.attempt(connection, "1207", 2);
        assertThat(third.value()).isEqualTo("9341/CostItem/1207/post/2");
        assertThat(Marker.of("1207", third).findOperation(connection)).contains(third);
        assertThat(Marker.of("1207", third).findOperation(new ConnectionId("9342")))
                .as("the note of another company's document")
                .isEmpty();
    }
}
