package io.mlconnector.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One step of one record. The key is `connection/record`.
///
/// @param record `quickbooks/Bill/1043`, `asana/Task/1207`
/// @param related other records that this step is about, in the same spelling
/// @param service who reports
/// @param step `received`, `changed`, `read`, `decided`, `intent`, `done`, `skipped`, `rejected`, `parked`,
///     `retried`, `dead-lettered`, `ignored`, `extra`, `security`; of a connection (`quickbooks/Connection/9341`):
///     `connected`, `declined`, `refused`, `reconnect-needed`, `resealed`; of the keys: `rotated`, `retired`
/// @param detail a plain sentence
/// @param facts keys from the log table: `operation`, `requestId`, `source`, `eventId`, `intuitTid`,
///     `version`, `browser` (names the browser that a person connected with), `with` (the sources that were
///     handled together with `source`, with commas between)
public record AuditV1(
        Instant at,
        String connection,
        String record,
        List<String> related,
        String service,
        String step,
        String detail,
        Map<String, String> facts) {
    public AuditV1 {
        related = List.copyOf(related);
        facts = Map.copyOf(facts);
    }

    public String key() {
        return connection + "/" + record;
    }
}
