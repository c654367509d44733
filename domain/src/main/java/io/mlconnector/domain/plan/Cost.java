package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A cost item that has passed all checks.
///
/// @param fingerprint of the values that a person entered, see [CostValues#fingerprint]
/// @param credit the account that a journal entry credits; null for a bill
record Cost(
        Party vendor,
        ListItem account,
        BigDecimal amount,
        LocalDate dueOn,
        @Nullable String classId,
        @Nullable String departmentId,
        @Nullable String customerId,
        @Nullable ListItem credit,
        String fingerprint) {

    /// Of what is booked. Not of the book date, nor of anything else that changes while the posting is on its way: the
    /// same posting stays the same operation.
    String hash() {
        return hash(fingerprint, classId, departmentId, customerId);
    }

    static String hash(
            String fingerprint, @Nullable String classId, @Nullable String departmentId, @Nullable String customerId) {
        return fingerprint + Hashes.half("centre", classId, departmentId, customerId);
    }

    /// Whether a posting with this hash was made from these values.
    static boolean isOf(String hash, String fingerprint) {
        return hash.startsWith(fingerprint);
    }
}
