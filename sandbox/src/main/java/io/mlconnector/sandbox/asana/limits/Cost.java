package io.mlconnector.sandbox.asana.limits;

import com.fasterxml.jackson.databind.JsonNode;

/// What an answer costs: 1, and for each object in it how deep it lies, since each link followed costs more.
public final class Cost {
    private Cost() {}

    public static long of(JsonNode answer) {
        return 1 + inside(answer, 0);
    }

    private static long inside(JsonNode node, int depth) {
        long sum = 0;
        int below = node.isObject() ? depth + 1 : depth;
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                sum += inside(child, below);
            }
        }
        return node.isObject() ? sum + depth : sum;
    }
}
