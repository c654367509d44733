package io.mlconnector.enrich.flow;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/// Holds a bug to the record that it concerns: a batch that fails is handled again record by record, and the one that
/// fails by itself goes to the dead letters. Without it one record would stop its channel for ever.
public final class OneByOne {
    private static final Logger LOG = Logger.getLogger(OneByOne.class);

    private final Consumer<List<ConsumerRecord<String, byte[]>>> handler;
    private final ChangeLetters letters;

    public OneByOne(Consumer<List<ConsumerRecord<String, byte[]>>> handler, ChangeLetters letters) {
        this.handler = handler;
        this.letters = letters;
    }

    /// @throws ClosingException when the service ends before all is done
    public void handle(List<ConsumerRecord<String, byte[]>> batch) {
        try {
            handler.accept(batch);
        } catch (ClosingException e) {
            throw e;
        } catch (RuntimeException e) {
            if (batch.size() > 1) {
                LOG.errorf(e, "A batch of %d records cannot be handled as a whole: one by one", batch.size());
                batch.forEach(record -> handle(List.of(record)));
                return;
            }
            ConsumerRecord<String, byte[]> record = batch.getFirst();
            LOG.errorf(e, "Cannot be handled: topic=%s key=%s", record.topic(), record.key());
            letters.send(
                    record,
                    "cannot-be-handled",
                    "Handling it failed: " + e.getClass().getSimpleName());
        }
    }
}
