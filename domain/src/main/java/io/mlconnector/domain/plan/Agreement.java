package io.mlconnector.domain.plan;

import io.mlconnector.domain.link.Link;
import java.util.Optional;

/// Whether a link asks for another write.
final class Agreement {
    private Agreement() {}

    /// What both sides agree on is not written again. What Asana refused is not tried again with the same values: the
    /// same refusal would come. What a person deleted is not made again.
    static boolean needsWrite(Optional<Link> link, String hash) {
        return link.map(known -> switch (known.state()) {
                    case AGREED, REJECTED -> !known.agreedHash().equals(hash);
                    case GONE -> false;
                })
                .orElse(true);
    }

    static boolean isAgreed(Optional<Link> link) {
        return link.isPresent() && link.get().state() == Link.State.AGREED;
    }

    static boolean isGone(Optional<Link> link) {
        return link.isPresent() && link.get().state() == Link.State.GONE;
    }
}
