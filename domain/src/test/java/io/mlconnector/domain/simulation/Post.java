package io.mlconnector.domain.simulation;

import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.plan.Trigger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

/// Records on their way to the planner: late, doubled and skipped over, but never older over newer, and the last one of
/// each key always comes.
final class Post {
    record Letter(Trigger trigger, Consumer<InMemoryView> content) {}

    private final Random random;
    private final Map<String, Deque<Letter>> underWay = new LinkedHashMap<>();

    Post(Random random) {
        this.random = random;
    }

    void send(String key, Trigger trigger, Consumer<InMemoryView> content) {
        underWay.computeIfAbsent(key, _ -> new ArrayDeque<>()).addLast(new Letter(trigger, content));
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    Letter next() {
        List<String> keys = List.copyOf(underWay.keySet());
        String key = keys.get(random.nextInt(keys.size()));
        Deque<Letter> letters = Objects.requireNonNull(underWay.get(key));
        boolean mayBeSkipped = !key.startsWith("link ");
        while (mayBeSkipped && letters.size() > 1 && random.nextInt(3) == 0) {
            letters.removeFirst();
        }
        boolean comesAgain = random.nextInt(8) == 0;
        Letter letter = comesAgain ? letters.getFirst() : letters.removeFirst();
        if (letters.isEmpty()) {
            underWay.remove(key);
        }
        return letter;
    }
}
