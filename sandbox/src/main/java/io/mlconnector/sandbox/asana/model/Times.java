package io.mlconnector.sandbox.asana.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Asana's forms of a point in time and of a day.
public final class Times {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /// Milliseconds, UTC.
    public static String text(Instant time) {
        return MILLIS.format(time);
    }

    /// A parameter as a point in time: with offset, a day (its start in UTC), or `now`.
    public static Instant parse(String field, String text, Instant now) {
        if (text.equals("now")) {
            return now;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw Refusal.badRequest(field + ": Not a valid date-time: " + text);
        }
    }

    public static String day(String field, String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException _) {
            throw Refusal.badRequest(field + ": Not a valid date: " + text);
        }
    }
}
