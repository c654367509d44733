package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;

/// All corrections, in their order.
final class Patches {
    private static final List<Patch> ALL = List.of(
            new WithoutProse(),
            new WrittenMemberships(),
            new NullsOfTheService(),
            new NullableObjects(),
            new AnyFieldValue(),
            new GidsOnDemand(),
            new SmallContradictions(),
            new RefusalsEverywhere(),
            new InlineResponses());

    private Patches() {}

    static ObjectNode applied(ObjectNode document) {
        ObjectNode patched = document;
        for (Patch patch : ALL) {
            patched = patch.applied(patched);
        }
        return patched;
    }

    /// Feeds what the corrections are, so that a digest changes whenever one of them does.
    static void digest(MessageDigest digest) {
        List<Class<?>> classes = ALL.stream().<Class<?>>map(Object::getClass).toList();
        classes.forEach(type -> digest.update(code(type)));
        digest.update(code(Patches.class));
        digest.update(code(Trees.class));
    }

    private static byte[] code(Class<?> type) {
        try (InputStream code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            if (code == null) {
                throw new IllegalStateException("no code of " + type);
            }
            return code.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
