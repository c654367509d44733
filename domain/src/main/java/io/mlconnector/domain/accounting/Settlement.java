package io.mlconnector.domain.accounting;

import java.util.List;

/// A payment of bills (`BillPayment`) or of invoices (`Payment`).
///
/// @param settles the bills or invoices it is applied to
public record Settlement(EntityRef ref, long version, RecordState state, List<EntityRef> settles) implements QboEntity {
    public Settlement {
        settles = List.copyOf(settles);
    }

    @Override
    public String label() {
        return ref.id();
    }
}
