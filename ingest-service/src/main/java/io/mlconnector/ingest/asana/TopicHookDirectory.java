package io.mlconnector.ingest.asana;

import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// [HookDirectory] on `asana.webhooks`. A hook is called `connection~32 hex digits`.
final class TopicHookDirectory implements HookDirectory {
    private static final Pattern HOOK = Pattern.compile("([^~]+)~[0-9a-f]{32}");

    /// Far more than create calls at a time: only what has a tag of ours waits, so these are ours, or of somebody who
    /// knows the path and must not keep ours from waiting.
    private static final int MOST_WAITING = 128;

    private final TopicTable<WebhookV1> table;
    private final Keysets keysets;
    private final ConnectionId connection;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    TopicHookDirectory(TopicTable<WebhookV1> table, Keysets keysets, ConnectionId connection) {
        this.table = table;
        this.keysets = keysets;
        this.connection = connection;
    }

    @Override
    public boolean isLoaded() {
        return table.isCaughtUp();
    }

    @Override
    public Optional<WebhookV1> find(String hook) {
        return key(hook).flatMap(table::find);
    }

    @Override
    public Optional<WebhookV1> await(String hook, Duration patience) throws InterruptedException {
        Optional<WebhookV1> known = find(hook);
        Optional<String> key = key(hook);
        if (isKnown(known) || key.isEmpty() || !waiting.tryAcquire()) {
            return known;
        }
        try {
            Optional<WebhookV1> arrived = table.await(key.get(), record -> isKnown(Optional.of(record)), patience);
            return arrived.isPresent() ? arrived : find(hook);
        } finally {
            waiting.release();
        }
    }

    @Override
    public Optional<byte[]> secret(WebhookV1 hook) {
        if (hook.secret() == null) {
            return Optional.empty();
        }
        return keysets.open(
                        Purpose.WEBHOOK_SECRET,
                        Topics.ASANA_WEBHOOKS,
                        hook.key(),
                        WebhookV1.SECRET_VERSION,
                        hook.secret())
                .map(secret -> secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /// A removed hook may be on its way to being used again.
    private static boolean isKnown(Optional<WebhookV1> hook) {
        return hook.filter(record -> record.state() != WebhookV1.State.REMOVED).isPresent();
    }

    private Optional<String> key(String hook) {
        Matcher matcher = HOOK.matcher(hook);
        return matcher.matches() && matcher.group(1).equals(connection.value())
                ? Optional.of(RecordKey.of(connection, hook))
                : Optional.empty();
    }
}
