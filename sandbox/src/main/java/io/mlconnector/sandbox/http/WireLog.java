package io.mlconnector.sandbox.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The latest calls of clients; of the bodies only the digest, so that a repeat can be recognised. Writers do not wait
/// for
/// each other.
public final class WireLog {
    /// How many calls are kept unless told.
    public static final int KEPT = 50_000;

    private static final String VARIABLE = "SANDBOX_WIRE_LOG";
    private static final int MAX_KEPT = 5_000_000;
    private static final int SHOWN = 2000;
    private static final Set<String> SECRETS = Set.of(
            "access_token",
            "refresh_token",
            "id_token",
            "token",
            "code",
            "code_verifier",
            "client_secret",
            "client_assertion",
            "password");

    private final AtomicReferenceArray<@Nullable Entry> ring;
    private final AtomicLong total = new AtomicLong();

    /// @param time when it came
    /// @param micros until the answer was ready
    /// @param caller as a name, never a token
    /// @param fault what the fault desk did, empty when nothing
    public record Circumstances(Instant time, long micros, String caller, String fault) {}

    /// @param sequence from 1, in the order of the answers
    /// @param query decoded, with secrets blotted out
    /// @param status 0 when no answer was sent
    /// @param answerLength as announced
    public record Entry(
            long sequence,
            Circumstances circumstances,
            String method,
            String path,
            String query,
            int status,
            String requestId,
            String userAgent,
            @Nullable Sha256 body,
            int bodyLength,
            @Nullable Sha256 answer,
            int answerLength) {
        public Instant time() {
            return circumstances.time();
        }

        /// Empty when there was no body.
        public String bodySha256() {
            return body == null ? "" : body.hex();
        }

        /// Empty when there was no body.
        public String answerSha256() {
            return answer == null ? "" : answer.hex();
        }
    }

    /// @param kept how many calls
    public WireLog(int kept) {
        this.ring = new AtomicReferenceArray<>(kept);
    }

    /// As large as the variable `SANDBOX_WIRE_LOG` says.
    ///
    /// @throws IllegalArgumentException naming the variable when it makes no sense
    public static WireLog from(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "");
        if (text.isBlank()) {
            return new WireLog(KEPT);
        }
        if (!text.matches("[1-9][0-9]{0,6}") || Integer.parseInt(text) > MAX_KEPT) {
            throw new IllegalArgumentException(
                    VARIABLE + " is '" + text + "', which is no number of calls from 1 to " + MAX_KEPT + ".");
        }
        return new WireLog(Integer.parseInt(text));
    }

    public void add(Call call, Answer answer, Circumstances circumstances) {
        String query = query(call);
        @Nullable Sha256 body = call.bodyLength() == 0 ? null : call.digest();
        boolean bodiless = !answer.isSent() || answer.length() == 0;
        @Nullable Sha256 digest = bodiless ? null : answer.digest();
        long sequence = total.incrementAndGet();
        String userAgent = call.header("user-agent");
        Entry entry = new Entry(
                sequence,
                circumstances,
                call.method(),
                call.path(),
                query,
                answer.isSent() ? answer.status() : 0,
                call.query("requestid", ""),
                userAgent == null ? "" : userAgent,
                body,
                call.bodyLength(),
                digest,
                bodiless ? 0 : answer.length());
        ring.set(Math.floorMod(sequence, ring.length()), entry);
    }

    /// How many there ever were.
    public long total() {
        return total.get();
    }

    /// Newest first.
    public List<Entry> latest() {
        return find(0, _ -> true, SHOWN, true);
    }

    /// @param since the sequence after which to look
    /// @param newestFirst else oldest first; the limit cuts what comes last
    public List<Entry> find(long since, Predicate<Entry> filter, int limit, boolean newestFirst) {
        long last = total.get();
        long first = Math.max(since, last - ring.length()) + 1;
        List<Entry> found = new ArrayList<>();
        for (long i = 0; i <= last - first && found.size() < limit; i++) {
            long sequence = newestFirst ? last - i : first + i;
            Entry entry = ring.get(Math.floorMod(sequence, ring.length()));
            if (!newestFirst && (entry == null || entry.sequence() < sequence)) {
                // It is being written; whoever continues behind the last entry found must not miss it.
                break;
            }
            if (entry != null && entry.sequence() == sequence && filter.test(entry)) {
                found.add(entry);
            }
        }
        return List.copyOf(found);
    }

    private static String query(Call call) {
        if (call.query().isEmpty()) {
            return "";
        }
        StringBuilder query = new StringBuilder();
        call.query()
                .forEach((name, values) -> values.forEach(value -> query.append(query.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(SECRETS.contains(name.toLowerCase(Locale.ROOT)) ? "***" : value)));
        return query.toString();
    }
}
