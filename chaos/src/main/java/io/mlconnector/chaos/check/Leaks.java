package io.mlconnector.chaos.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Searches for secrets where none may be, as they are and in the forms that they are often carried in.
final class Leaks {
    private static final int SHORTEST = 12;

    private Leaks() {}

    /// @param secrets by name; those that are too short to be told from words are left out
    /// @param texts by the name of where they come from
    /// @return a line for each find, without the secret
    static List<String> find(Map<String, String> secrets, Map<String, byte[]> texts) {
        List<String> found = new ArrayList<>();
        Map<String, List<String>> forms = new TreeMap<>();
        secrets.forEach((name, secret) -> {
            if (secret.length() >= SHORTEST) {
                byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
                forms.put(
                        name,
                        List.of(
                                secret,
                                // Without the last group, which depends on what follows.
                                Base64.getEncoder()
                                        .withoutPadding()
                                        .encodeToString(bytes)
                                        .substring(0, bytes.length),
                                HexFormat.of().formatHex(bytes),
                                URLEncoder.encode(secret, StandardCharsets.UTF_8)));
            }
        });
        texts.forEach((where, bytes) -> {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            forms.forEach((name, all) -> {
                if (all.stream().anyMatch(text::contains)) {
                    found.add("leaked: " + name + " in " + where);
                }
            });
        });
        return found;
    }

    static Map<String, byte[]> logs(List<Path> logs) {
        Map<String, byte[]> texts = new TreeMap<>();
        for (Path log : logs) {
            try {
                texts.put(String.valueOf(log.getFileName()), Files.readAllBytes(log));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
