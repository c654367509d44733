package io.mlconnector.serviceruntime.secret;

import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.config.Secret;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The last part of a webhook's target address, `hook.expiry.tag`. The tag is made with the keyset of webhook secrets
/// over hook and expiry, so every replica of ingest-service tells a handshake that asana-writer has just asked for from
/// a guess, without asking anybody (ADR 0027).
///
/// The tag says only that the path is one of ours. Whether a handshake is awaited there now is in `asana.webhooks`.
public final class HookPaths {
    /// Beside what a tag is made for, nothing is sealed under such a key.
    private static final String KEY = "/handshake";

    private static final Secret CONTENT = new Secret("handshake");
    private static final Pattern TAGGED =
            Pattern.compile("([A-Za-z0-9_~-]{1,120})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{1,120})");

    private final Keysets keysets;

    public HookPaths(Keysets keysets) {
        this.keysets = keysets.requiring(Purpose.WEBHOOK_SECRET);
    }

    /// @param hook may not contain a dot
    /// @param expiresAt after this the path is no longer taken for a handshake; whole seconds count
    public String path(String hook, Instant expiresAt) {
        long expiry = expiresAt.getEpochSecond();
        String tag = keysets.seal(Purpose.WEBHOOK_SECRET, Topics.ASANA_WEBHOOKS, hook + KEY, expiry, CONTENT);
        return hook + "." + expiry + "."
                + tag.replace('+', '-').replace('/', '_').replace("=", "");
    }

    /// The hook of a path, with a tag or, as in addresses of earlier versions, without one.
    public static String hook(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /// Whether we made this path for a handshake, and not too long ago.
    public boolean isAwaited(String path, Instant now) {
        Matcher parts = TAGGED.matcher(path);
        if (!parts.matches()) {
            return false;
        }
        long expiry = Long.parseLong(parts.group(2));
        String tag = parts.group(3).replace('-', '+').replace('_', '/');
        return now.getEpochSecond() <= expiry
                && keysets.open(Purpose.WEBHOOK_SECRET, Topics.ASANA_WEBHOOKS, parts.group(1) + KEY, expiry, tag)
                        .filter(CONTENT::equals)
                        .isPresent();
    }
}
