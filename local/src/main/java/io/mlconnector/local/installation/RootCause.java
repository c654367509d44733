package io.mlconnector.local.installation;

import java.util.List;

/// The last cause of a failure, as one line.
final class RootCause {
    private RootCause() {}

    static String line(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < 50; depth++) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : firstSentence(message.strip());
    }

    /// A first line that ends in a colon announces what the next one says.
    private static String firstSentence(String message) {
        List<String> lines = message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.size() > 1 && lines.getFirst().endsWith(":")
                ? lines.getFirst() + " " + lines.get(1)
                : lines.getFirst();
    }
}
