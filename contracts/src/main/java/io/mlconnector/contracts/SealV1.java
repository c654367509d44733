package io.mlconnector.contracts;

import java.time.Instant;
import java.util.List;

/// A seal on a stretch of one partition of `audit`. The key is the partition, `audit-1`; the seal lies in the partition
/// of the same number. Each seal begins where the one before ended.
///
/// @param from first offset of the stretch
/// @param to first offset behind it
/// @param entries `offset:hash` of each record in it, the hash cut to 16 digits: so that the first one that does not
///     fit can be named
/// @param previous the chain at `from`; 64 zeros at the beginning
/// @param chain SHA-256 over `previous` and all records of the stretch, one by one
/// @param key which key signed it: the first 16 digits of the public key's SHA-256
/// @param signature Ed25519 over everything else, base64
public record SealV1(
        int partition,
        long from,
        long to,
        List<String> entries,
        String previous,
        String chain,
        Instant at,
        String key,
        String signature) {
    public SealV1 {
        entries = List.copyOf(entries);
    }

    public SealV1 signed(String by) {
        return new SealV1(partition, from, to, entries, previous, chain, at, key, by);
    }
}
