package io.mlconnector.local.doctor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whether an address answers at all, whatever it says.
public sealed interface Reach {

    /// @param ahead how far our clock is ahead of the vendor's (`Date` of the answer); negative behind, null where it
    ///     did not say
    record Answers(Duration took, @Nullable Duration ahead) implements Reach {}

    /// @param why without a token or a query
    record Silent(String why) implements Reach {}
}
