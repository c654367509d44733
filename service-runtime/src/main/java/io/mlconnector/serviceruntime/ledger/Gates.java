package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.domain.change.ConnectionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The gates of the connections that have commands in one partition.
final class Gates {
    private final RandomGenerator random;
    private final Map<ConnectionId, Gate> gates = new LinkedHashMap<>();

    Gates(RandomGenerator random) {
        this.random = random;
    }

    Gate of(ConnectionId connection, long nowNanos) {
        return gates.computeIfAbsent(connection, _ -> new Gate(random, nowNanos));
    }

    /// When the first of these heads may go, as far as time alone decides it.
    OptionalLong earliest(Stream<Pending> heads) {
        return heads.map(head -> {
                    Gate gate = gates.get(head.connection());
                    return gate == null ? OptionalLong.of(head.dueNanos) : gate.earliest(head.dueNanos);
                })
                .flatMapToLong(OptionalLong::stream)
                .reduce((one, other) -> one - other <= 0 ? one : other);
    }

    /// Plain sentences about the connections that nothing is sent to.
    List<String> shutOff() {
        List<String> sentences = new ArrayList<>();
        gates.forEach((connection, gate) -> {
            if (gate.isShutOff()) {
                sentences.add("Connection " + connection
                        + " waits, and one call at a time tries whether it works again: " + gate.why() + ".");
            }
        });
        return sentences;
    }

    /// In which order the heads of one connection that is shut off are tried: what was intended already and had no turn
    /// yet, then something new, then what had its turn.
    static Stream<Pending> trials(Gate gate, List<Pending> heads) {
        return Stream.of(
                        heads.stream().filter(head -> head.intent != null && !gate.wasTried(head.operation.key())),
                        heads.stream().filter(head -> head.intent == null),
                        heads.stream().filter(head -> head.intent != null && gate.wasTried(head.operation.key())))
                .flatMap(each -> each);
    }
}
