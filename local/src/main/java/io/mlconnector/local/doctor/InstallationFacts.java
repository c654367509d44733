package io.mlconnector.local.doctor;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one look at our own services brought.
///
/// @param console where it is asked
/// @param parts null when the console does not answer
/// @param publicUrl where the vendors reach ingest-service
/// @param door what answers there
/// @param vendorsAreLocal whether both vendors are on this machine, and need no address on the internet
/// @param reads of QuickBooks in this month, of each connection; none where no console tells
public record InstallationFacts(
        String console,
        @Nullable List<Part> parts,
        URI publicUrl,
        Door door,
        boolean vendorsAreLocal,
        List<Reads> reads) {
    public InstallationFacts {
        reads = List.copyOf(reads);
    }

    /// One check of one part that is not as it should be, or a part that is.
    ///
    /// @param check empty for the part as a whole
    /// @param warning up, but a person should look
    public record Part(String name, String check, boolean up, boolean warning, String detail) {}

    /// What answers at PUBLIC_URL.
    public enum Door {
        INGEST,
        SOMETHING_ELSE,
        NOBODY
    }

    /// @param forecast at the end of the month; null while it is too early to say
    /// @param isTight whether the month will cost more than the budget
    public record Reads(String connection, @Nullable Long forecast, boolean isTight, String sentence) {}
}
