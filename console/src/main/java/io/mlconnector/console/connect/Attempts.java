package io.mlconnector.console.connect;

import io.mlconnector.contracts.GrantV1;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What browsers have begun to connect, for ten minutes each and in memory only: whoever comes back after a restart of
/// the console begins again.
///
/// ```
///   begin --> asked --claim--> answered --verified--> offered --take--> gone
/// ```
///
/// The cookie binds an attempt to its browser, the state binds the vendor's answer to the attempt; each answer is good
/// once.
final class Attempts {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 1_000;
    private static final int SECRET_BYTES = 32;
    private static final int SESSION_BYTES = 4;

    enum Claim {
        OURS,
        UNKNOWN,
        FOREIGN,
        USED
    }

    /// @param cookie for the browser
    /// @param state for the vendor
    /// @param verifier of PKCE: the vendor gets its hash first, and itself with the code
    /// @param session names the attempt in the audit trail; no secret
    record Begun(String cookie, String state, String verifier, String session) {

        /// Method S256 of RFC 7636.
        String challenge() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256.", e);
            }
        }

        @Override
        public String toString() {
            return "Begun[***]";
        }
    }

    /// @param csrf proves that the confirmation comes from our page
    record Offer(Subject subject, GrantV1.Tokens tokens, String csrf) {
        @Override
        public String toString() {
            return "Offer[" + subject + "]";
        }
    }

    private record Attempt(
            Begun begun,
            Instant ends,
            boolean answered,
            @Nullable Offer offer) {}

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final LinkedHashMap<String, Attempt> attempts = new LinkedHashMap<>();

    Attempts(Clock clock) {
        this.clock = clock;
    }

    synchronized Begun begin() {
        Instant now = clock.instant();
        attempts.values().removeIf(attempt -> !now.isBefore(attempt.ends()));
        if (attempts.size() >= MOST) {
            var _ = attempts.pollFirstEntry();
        }
        Begun begun = new Begun(secret(), secret(), secret(), session());
        attempts.put(begun.cookie(), new Attempt(begun, now.plus(LIFE), false, null));
        return begun;
    }

    /// Takes the vendor's answer, if it belongs to this browser's attempt and is the first.
    synchronized Claim claim(String cookie, String state) {
        Optional<Attempt> found = find(cookie);
        if (found.isEmpty()) {
            return Claim.UNKNOWN;
        }
        Attempt attempt = found.get();
        if (!same(attempt.begun().state(), state)) {
            return Claim.FOREIGN;
        }
        if (attempt.answered()) {
            return Claim.USED;
        }
        attempts.put(cookie, new Attempt(attempt.begun(), attempt.ends(), true, null));
        return Claim.OURS;
    }

    /// From here on the person can confirm.
    synchronized void verified(String cookie, Subject subject, GrantV1.Tokens tokens) {
        find(cookie)
                .ifPresent(attempt -> attempts.put(
                        cookie,
                        new Attempt(attempt.begun(), attempt.ends(), true, new Offer(subject, tokens, secret()))));
    }

    /// What this browser has begun.
    synchronized Optional<Begun> findBegun(String cookie) {
        return find(cookie).map(Attempt::begun);
    }

    synchronized Optional<Offer> findOffer(String cookie) {
        return find(cookie).map(Attempt::offer);
    }

    /// What was verified for this browser, if the confirmation comes from our page. It stays until [#forget].
    synchronized Optional<Offer> findOffer(String cookie, String csrf) {
        return findOffer(cookie).filter(offer -> same(offer.csrf(), csrf));
    }

    synchronized void forget(String cookie) {
        attempts.remove(cookie);
    }

    private Optional<Attempt> find(String cookie) {
        return Optional.ofNullable(attempts.get(cookie))
                .filter(attempt -> clock.instant().isBefore(attempt.ends()));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String session() {
        byte[] bytes = new byte[SESSION_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
