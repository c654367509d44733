package io.mlconnector.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final String TOPIC = Arrivals.topic(true);
    private static final String OTHER = Ledgers.sha256("another body");

    private final Found found = new Found();

    @Test
    void seesAnAcceptedWebhookThatIsNotKept() {
        found.sent.add(new Webhooks.Sent(TOPIC, OTHER, 200));
        assertThat(found.broken()).containsExactly("I-07");
    }

    @Test
    void leavesOpenWhatWasNotAnswered() {
        found.sent.add(new Webhooks.Sent(TOPIC, OTHER, 0));
        found.sent.add(new Webhooks.Sent(TOPIC, OTHER, 503));
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void seesABodyThatNobodySent() {
        found.stored.add(new Webhooks.Stored(TOPIC, TOPIC + "-1-1", OTHER, 0, List.of()));
        assertThat(found.broken()).containsExactly("I-07");
    }

    @Test
    void seesABodyInTheTopicOfTheOtherVendor() {
        found.sent.clear();
        found.sent.add(new Webhooks.Sent(Arrivals.topic(false), Found.BODY, 200));
        assertThat(found.broken()).containsExactly("I-07");
    }

    @Test
    void seesABodyWithoutAVerdict() {
        found.audit.removeFirst();
        assertThat(found.broken()).containsExactly("I-08");
    }

    @Test
    void seesAnEventOfABodyWithoutAVerdict() {
        found.stored.set(0, new Webhooks.Stored(TOPIC, TOPIC + "-1-0", Found.BODY, 2, List.of("event-1", "event-2")));
        assertThat(found.broken()).containsExactly("I-08");
    }

    @Test
    void seesAChangeWithoutAVerdict() {
        found.changes.add(new Webhooks.Change("quickbooks.changes-1-1", "WEBHOOK"));
        assertThat(found.broken()).containsExactly("I-08");
    }

    @Test
    void knowsTheVerdictOfChangesThatWereHandledTogether() {
        found.changes.add(new Webhooks.Change("quickbooks.changes-1-1", "WEBHOOK"));
        found.changes.add(new Webhooks.Change("quickbooks.changes-1-2", "WEBHOOK"));
        found.audit.add(Found.told(
                "skipped",
                Map.of("source", "quickbooks.changes-1-3", "with", "quickbooks.changes-1-1,quickbooks.changes-1-2")));
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void seesAChangeWithTwoEnds() {
        found.audit.add(Found.told("dead-lettered", Map.of("source", "quickbooks.changes-1-0")));
        assertThat(found.broken()).containsExactly("I-08");
    }

    @Test
    void seesARefusedBodyThatIsKept() {
        found.sent.clear();
        found.sent.add(new Webhooks.Sent(TOPIC, Found.BODY, 401));
        assertThat(found.broken()).containsExactly("I-09");
    }

    @Test
    void acceptsABodyThatCameOnceWithAWrongSignature() {
        found.sent.add(new Webhooks.Sent(TOPIC, Found.BODY, 401));
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void seesAForgeryThatWasAcceptedOrKept() {
        found.forged.set(0, new Webhooks.Forged("a guessed verifier", OTHER, 200));
        assertThat(found.broken()).containsExactly("I-09");
        found.forged.set(0, new Webhooks.Forged("a guessed verifier", Found.BODY, 401));
        assertThat(found.broken()).containsExactly("I-09");
    }
}
