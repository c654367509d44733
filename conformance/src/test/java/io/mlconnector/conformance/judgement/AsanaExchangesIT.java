package io.mlconnector.conformance.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.conformance.exchange.ExchangeFiles;
import io.mlconnector.conformance.oas.DescriptionOrSkip;
import io.mlconnector.conformance.oas.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs after the tests of all modules: what the Asana sandbox answered in them, and what the connector sent to it.
class AsanaExchangesIT {
    private final ExchangeFiles files = new ExchangeFiles(
            Path.of(Optional.ofNullable(System.getenv("SANDBOX_EXCHANGES")).orElseThrow()));

    @BeforeEach
    void dropWhatEarlierBuildsLeft() throws IOException {
        files.dropOlderThan(Project.buildStart());
    }

    @AfterEach
    void deleteWhatWasJudged() throws IOException {
        files.deleteAll();
    }

    @Test
    void everyExchangeOfTheTestRunIsWhatAsanaDescribes() throws IOException {
        Judgement judgement = new Judgement(DescriptionOrSkip.load());

        files.forEach(judgement::judge);

        report(judgement.summary());
        assertThat(judgement.judged()).as(judgement.summary()).isPositive();
        assertThat(judgement.invalid())
                .as("%s%s", judgement.summary(), judgement.violations())
                .isZero();
    }

    /// The count is a result of the build, to be seen in its log.
    @SuppressWarnings("SystemOut")
    private static void report(String summary) {
        System.out.println(summary);
    }
}
