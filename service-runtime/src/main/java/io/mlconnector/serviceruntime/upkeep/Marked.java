package io.mlconnector.serviceruntime.upkeep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An object in a vendor's system that carries the mark of an operation of ours.
///
/// @param operation the operation's key, as the mark says or as it was found from it
/// @param vendorId `Id` or gid
/// @param version `SyncToken` or `modified_at`
/// @param createdAt by the vendor's clock
/// @param record `quickbooks/Bill/1044`, `asana/Task/1299`
public record Marked(
        String operation, String vendorId, @Nullable String version, Instant createdAt, String record) {}
