package io.mlconnector.domain.accounting;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A vendor or a customer.
///
/// @param termId `Id` of the payment terms, when set
/// @param balance what is owed to (vendor) or by (customer) them, in the party's currency
public record Party(
        EntityRef ref,
        long version,
        RecordState state,
        String displayName,
        Contact contact,
        @Nullable String termId,
        @Nullable String currency,
        BigDecimal balance)
        implements QboEntity {

    /// Ways to reach the party; empty text where QuickBooks has none.
    public record Contact(String person, String email, String phone) {
        public static final Contact NONE = new Contact("", "", "");
    }

    @Override
    public String label() {
        return displayName;
    }
}
