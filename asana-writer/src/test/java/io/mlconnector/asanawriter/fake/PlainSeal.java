package io.mlconnector.asanawriter.fake;

import io.mlconnector.asanawriter.webhook.SecretSeal;
import java.time.Instant;

/// Shows what was sealed.
public final class PlainSeal implements SecretSeal {
    @Override
    public String seal(String key, String secret) {
        return "sealed(" + secret + ")";
    }

    @Override
    public String path(String hook, Instant expiresAt) {
        return hook + "." + expiresAt.getEpochSecond() + ".tag";
    }
}
