package io.mlconnector.conformance.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.conformance.exchange.Exchange;
import io.mlconnector.conformance.exchange.Exchanges;
import io.mlconnector.conformance.oas.DescriptionOrSkip;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final String GOOD = "{\"data\":{\"gid\":\"1\",\"name\":\"Paint\"}}";
    private static final String BAD = "{\"data\":{\"gid\":\"1\",\"name\":7}}";
    private static final String REFUSED = "{\"errors\":[{\"message\":\"no\"}]}";

    private final Judgement judgement = new Judgement(DescriptionOrSkip.load());

    @Test
    void countsRequestsAnswersAndOperations() {
        judgement.judge(Exchanges.of("GET /tasks/1", "", 200, GOOD));
        judgement.judge(Exchanges.of("GET /tasks/2", "", 200, GOOD));
        judgement.judge(Exchanges.of("GET /tasks/3", "", 404, REFUSED));

        assertThat(judgement.summary())
                .isEqualTo("validated exchanges: requests=2 answers=3 invalid=0 operations=1/247");
    }

    @Test
    void groupsTheSameMistakeAndShowsOneExample() {
        judgement.judge(Exchanges.of("GET /tasks/1", "", 200, BAD));
        judgement.judge(Exchanges.of("GET /tasks/2", "", 200, BAD));

        assertThat(judgement.invalid()).isEqualTo(2);
        assertThat(judgement.violations())
                .contains("2 x GET /tasks/{task_gid} (200), answer at /data/name: integer found, string expected")
                .containsOnlyOnce(BAD);
    }

    @Test
    void judgesARefusedRequestOfTheConnectorAndNotOneOfATest() {
        judgement.judge(Exchanges.of("GET /tasks?limit=500", "", 400, REFUSED));
        assertThat(judgement.invalid()).isZero();

        judgement.judge(Exchanges.by("ml-connector", "GET /tasks?limit=500", "", 400, REFUSED));
        assertThat(judgement.invalid()).isOne();
    }

    @Test
    void theConnectorSendsNoParametersThatAreIgnored() {
        judgement.judge(Exchanges.of("GET /tasks/1?colour=red", "", 200, GOOD));
        assertThat(judgement.invalid()).isZero();

        judgement.judge(Exchanges.by("ml-connector", "GET /tasks/1?colour=red", "", 200, GOOD));
        assertThat(judgement.invalid()).isOne();
    }

    @Test
    void aSpoiltAnswerIsNotJudged() {
        Exchange good = Exchanges.of("GET /tasks/1", "", 200, BAD);
        judgement.judge(new Exchange(
                good.method(),
                good.path(),
                good.query(),
                good.client(),
                good.requestType(),
                good.requestBody(),
                good.status(),
                good.answerType(),
                good.answerBody(),
                true));

        assertThat(judgement.invalid()).isZero();
    }

    @Test
    void eventsBelowTheirResourceAreEvents() {
        judgement.judge(
                Exchanges.of("GET /tasks/1/events?sync=a", "", 200, "{\"data\":[],\"sync\":\"b\",\"has_more\":false}"));
        judgement.judge(Exchanges.of("GET /tasks/1/events?sync=a", "", 200, "{\"data\":[],\"sync\":7}"));

        assertThat(judgement.violations()).contains("1 x GET /events (200), answer at /sync");
    }

    @Test
    void whatAsanaDoesNotHaveMustNotSucceed() {
        judgement.judge(Exchanges.of("GET /unicorns", "", 404, REFUSED));
        assertThat(judgement.invalid()).isZero();

        judgement.judge(Exchanges.of("GET /unicorns", "", 200, GOOD));
        assertThat(judgement.invalid()).isOne();
    }
}
