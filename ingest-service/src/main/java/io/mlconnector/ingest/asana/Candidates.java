package io.mlconnector.ingest.asana;

import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import io.mlconnector.domain.command.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was offered as a secret in handshakes that this replica echoed, as hashes, until the real one is known. Nothing
/// is ever checked against it: it only shows afterwards that somebody who is not Asana knew the path.
///
/// A few for each hook and for a few hooks. May be called by any thread.
final class Candidates {
    private static final int MOST_HOOKS = 64;
    private static final int MOST_OFFERED = 4;

    private final Map<String, Offered> offered = new LinkedHashMap<>();

    /// A hook that never came to life is tried again: what was offered at another try says nothing of this one.
    ///
    /// @param tryUntil when the handshake of the try expires
    private record Offered(@Nullable Instant tryUntil, Set<String> hashes) {}

    /// @param hook that is pending
    synchronized void note(WebhookV1 hook, String secret) {
        if (offered.size() >= MOST_HOOKS && !offered.containsKey(hook.hook())) {
            offered.remove(offered.keySet().iterator().next());
        }
        Offered known = offered.get(hook.hook());
        if (known == null || !Objects.equals(known.tryUntil(), hook.expiresAt())) {
            known = new Offered(hook.expiresAt(), new HashSet<>());
            offered.put(hook.hook(), known);
        }
        if (known.hashes().size() < MOST_OFFERED) {
            known.hashes().add(Hash.of(secret));
        }
    }

    /// Compares what was offered with the secrets that came to be, and forgets it.
    ///
    /// @return the hooks at which something else was offered
    synchronized List<WebhookV1> judge(HookDirectory hooks) {
        List<WebhookV1> wrong = new ArrayList<>();
        for (String hook : List.copyOf(offered.keySet())) {
            Optional<WebhookV1> known = hooks.find(hook).filter(found -> found.state() == State.ACTIVE);
            Optional<String> real =
                    known.flatMap(hooks::secret).map(secret -> Hash.of(new String(secret, StandardCharsets.UTF_8)));
            if (known.isPresent() && real.isPresent()) {
                Offered before = offered.remove(hook);
                if (before != null
                        && Objects.equals(before.tryUntil(), known.get().expiresAt())
                        && before.hashes().stream().anyMatch(hash -> !hash.equals(real.get()))) {
                    wrong.add(known.get());
                }
            }
        }
        return wrong;
    }
}
