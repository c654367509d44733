package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What a flow holds, as text: two flows with the same text do the same from here on. Times are relative to now,
/// because nothing else about them counts; what is over is over.
final class Fingerprint {
    private static final String OURS = PartitionFlow.class.getPackageName();
    /// Longer ago than any wait that is counted from it.
    private static final long LONG_AGO = -200;

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                    .toList();
            fields.forEach(field -> field.setAccessible(true));
            return fields;
        }
    };

    private final long nowNanos;
    private final Instant now;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final StringBuilder text = new StringBuilder(400);

    private Fingerprint(long nowNanos, Instant now) {
        this.nowNanos = nowNanos;
        this.now = now;
    }

    static String of(Object flow, long nowNanos, Instant now) {
        Fingerprint fingerprint = new Fingerprint(nowNanos, now);
        fingerprint.add(flow);
        return fingerprint.text.toString();
    }

    static String of(LedgerEntryV1 entry, Instant now) {
        return entry.operation() + " " + entry.state() + " " + entry.requestId() + " " + entry.payloadHash()
                + (entry.isOpen() && entry.notAfter() != null ? " " + relative(entry.notAfter(), now) : "");
    }

    private void add(@Nullable Object value) {
        switch (value) {
            case null -> text.append('-');
            case LedgerEntryV1 entry -> text.append(of(entry, now));
            case ConsumerRecord<?, ?> record -> text.append('@').append(record.offset());
            case Operation operation -> text.append(operation.key());
            case Instant time -> text.append(relative(time, now));
            case Map<?, ?> map ->
                map.forEach((key, each) -> {
                    text.append(key).append('=');
                    add(each);
                    text.append(';');
                });
            case Collection<?> all ->
                all.forEach(each -> {
                    add(each);
                    text.append(',');
                });
            case Optional<?> some -> add(some.orElse(null));
            case Duration duration -> text.append(duration);
            // Two commands never reach what RecentWrites counts.
            case WriterSettings _, OperationHandler _, Reports _, RandomGenerator _, RecentWrites _ -> text.append('.');
            default -> {
                if (value.getClass().getPackageName().equals(OURS)
                        && !value.getClass().isEnum()
                        && !(value instanceof CallOutcome)) {
                    fields(value);
                } else {
                    text.append(value);
                }
            }
        }
    }

    private void fields(Object value) {
        if (!seen.add(value)) {
            text.append('^');
            return;
        }
        for (Field field : FIELDS.get(value.getClass())) {
            text.append(field.getName()).append(':');
            try {
                if (field.getName().endsWith("Nanos") && field.getType() == long.class) {
                    text.append(Math.max(0, field.getLong(value) - nowNanos));
                } else {
                    add(field.get(value));
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
            text.append(' ');
        }
    }

    private static long relative(Instant time, Instant now) {
        return Math.max(LONG_AGO, Duration.between(now, time).toSeconds());
    }
}
