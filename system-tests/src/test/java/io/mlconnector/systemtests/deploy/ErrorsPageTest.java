package io.mlconnector.systemtests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.DeadLetter;
import org.junit.jupiter.api.Test;

/// docs/errors.md explains every reason for which a record is set aside.
class ErrorsPageTest {

    @Test
    void explainsEveryReasonOfADeadLetter() {
        String page = Repository.read(Repository.ROOT.resolve("docs/errors.md"));
        assertThat(DeadLetter.reasons()).allSatisfy(reason -> assertThat(page).contains("`" + reason + "`"));
    }
}
