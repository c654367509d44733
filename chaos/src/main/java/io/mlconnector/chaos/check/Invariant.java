package io.mlconnector.chaos.check;

import java.util.List;

/// Something that must hold when all is quiet.
///
/// @param id `I-01`
/// @param says in a sentence
/// @param check gives a line for each violation
public record Invariant(String id, String says, Check check) {
    @FunctionalInterface
    public interface Check {
        List<String> violations(Evidence evidence);
    }
}
