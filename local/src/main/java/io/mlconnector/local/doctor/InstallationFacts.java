package io.mlconnector.local.doctor;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one look at our own services brought.
///
/// @param console where it is asked
/// @param parts null when the console does not answer
/// @param publicUrl where the vendors reach ingest-service
/// @param door what answers there
/// @param vendorsAreLocal whether both vendors are on this machine, and need no address on the internet
/// @param reads null where they are not counted
public record InstallationFacts(
        String console,
        @Nullable List<Part> parts,
        URI publicUrl,
        Door door,
        boolean vendorsAreLocal,
        @Nullable Reads reads) {

    /// One check of one part that is not as it should be, or a part that is.
    ///
    /// @param check empty for the part as a whole
    public record Part(String name, String check, boolean up, String detail) {}

    /// What answers at PUBLIC_URL.
    public enum Door {
        INGEST,
        SOMETHING_ELSE,
        NOBODY
    }

    /// Reads of QuickBooks since the services started.
    public record Reads(BigDecimal count, Duration since) {}
}
