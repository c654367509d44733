package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.TopicSpec;
import java.time.Duration;

/// How one writer works.
///
/// @param service its name, its consumer group and the start of its transactional ids
/// @param commands the topic that it carries out
/// @param ledger the topic that it keeps its intents and outcomes in
/// @param parallelCalls how many calls of one partition may be under way; each is for another target
/// @param pendingCommands how many commands of one partition are held in memory before reading pauses
/// @param lease how long after its intent was committed a call may start; longer than the longest wait for a turn
/// @param longestCall how long a call can take once it was started
/// @param settling how long after its lease an attempt whose outcome is not known may still be executed by the vendor;
///     a successor waits that long before it finds out. Zero where the vendor recognises a repeated request itself
public record WriterSettings(
        String service,
        TopicSpec commands,
        TopicSpec ledger,
        int parallelCalls,
        int pendingCommands,
        Duration lease,
        Duration longestCall,
        Duration settling) {

    public static WriterSettings of(String service, TopicSpec commands, TopicSpec ledger, Duration settling) {
        return new WriterSettings(
                service, commands, ledger, 16, 5_000, Duration.ofSeconds(60), Duration.ofSeconds(30), settling);
    }
}
