package io.mlconnector.qbowriter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.domain.command.QboCommand;
import org.jboss.logging.Logger;

/// Makes an alarm possible of postings that QuickBooks did not keep as asked. The audit trail says the same of each
/// one,
/// under its task and its document.
final class PostingDifferences {
    private static final Logger LOG = Logger.getLogger(PostingDifferences.class);

    private final Counter counter;

    PostingDifferences(MeterRegistry meters) {
        this.counter = Counter.builder("mlc.posting.differences")
                .description("Postings that QuickBooks did not keep as asked")
                .register(meters);
    }

    void look(QboCommand command, PostedDocument document) {
        if (!document.differences().isEmpty()) {
            counter.increment();
            LOG.warnf(
                    "operation=%s document=%s: posted, but QuickBooks dropped: %s",
                    command.key(), document.ref(), String.join(", ", document.differences()));
        }
    }
}
