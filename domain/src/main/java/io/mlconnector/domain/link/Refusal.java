package io.mlconnector.domain.link;

import io.mlconnector.domain.accounting.EntityRef;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why the last attempt on a link was refused.
///
/// @param code of the reason; a [Cause] when it can go by itself
/// @param inARow how often the same content has been refused for the same reason, this time included; from 1
/// @param about the record that the vendor named, when it did
/// @param bookDate on which it was to stand in the books; the next attempt is made for the same day
public record Refusal(
        String code,
        int inARow,
        @Nullable EntityRef about,
        @Nullable LocalDate bookDate) {
    public Refusal {
        if (inARow < 1) {
            throw new IllegalArgumentException("refusals in a row are counted from 1: " + inARow);
        }
    }

    public Refusal(String code, int inARow, @Nullable EntityRef about) {
        this(code, inARow, about, null);
    }

    public Optional<Cause> cause() {
        return Cause.find(code);
    }
}
