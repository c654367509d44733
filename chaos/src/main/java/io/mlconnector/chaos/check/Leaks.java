package io.mlconnector.chaos.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Searches for secrets where none may be, as they are and in the forms that they are often carried in.
final class Leaks {
    private static final int SHORTEST = 12;

    private Leaks() {}

    /// @param secrets by name; those that are too short to be told from words are left out
    /// @param texts by the name of where they come from
    /// @return a line for each find, without the secret
    static List<String> find(Map<String, String> secrets, Map<String, byte[]> texts) {
        List<String> found = new ArrayList<>();
        Map<String, Set<String>> forms = new TreeMap<>();
        secrets.forEach((name, secret) -> {
            if (secret.length() >= SHORTEST) {
                forms.put(name, forms(secret));
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

    private static Set<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        Set<String> forms = new LinkedHashSet<>(List.of(
                secret,
                url,
                lowerEscapes(url),
                // As Basic credentials and JSON in JSON carry them.
                secret.replace("/", "\\/"),
                hex,
                hex.toUpperCase(Locale.ROOT)));
        for (int before = 0; before < 3; before++) {
            forms.add(core(Base64.getEncoder().withoutPadding(), bytes, before));
            forms.add(core(Base64.getUrlEncoder().withoutPadding(), bytes, before));
        }
        // The texts are searched byte by byte.
        return forms.stream()
                .map(form -> new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .collect(Collectors.toSet());
    }

    /// The part of the encoding that depends on the secret alone, whatever stands around it.
    ///
    /// @param before how many bytes precede it in its group of three
    private static String core(Base64.Encoder encoder, byte[] secret, int before) {
        byte[] padded = new byte[before + secret.length];
        System.arraycopy(secret, 0, padded, before, secret.length);
        int whole = padded.length / 3 * 3;
        String encoded = encoder.encodeToString(Arrays.copyOf(padded, whole));
        return encoded.substring(before == 0 ? 0 : 4);
    }

    private static String lowerEscapes(String url) {
        StringBuilder text = new StringBuilder(url);
        for (int at = text.indexOf("%"); at >= 0 && at + 2 < text.length(); at = text.indexOf("%", at + 1)) {
            text.setCharAt(at + 1, Character.toLowerCase(text.charAt(at + 1)));
            text.setCharAt(at + 2, Character.toLowerCase(text.charAt(at + 2)));
        }
        return text.toString();
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
