package io.mlconnector.serviceruntime.upkeep;

import io.mlconnector.contracts.LedgerEntryV1;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the ledger says about the objects that carry our marks. Pure.
///
/// The objects have to be read before the ledger: an intent is committed before its call, so that an object of an
/// operation that the ledger does not know afterwards is none of a call that is under way.
///
/// @param checked how many objects were looked at
/// @param known those that the ledger holds as done
/// @param underWay those whose outcome the writer still finds out; they are its business
public record Judgement(int checked, int known, int underWay, List<Extra> extras, List<Orphan> orphans) {

    /// The ledger holds another object for the same operation.
    ///
    /// @param kept the vendor's id of that one
    public record Extra(Marked object, String kept) {}

    /// The ledger does not say that this object exists.
    ///
    /// @param why a clause: `the ledger does not know its operation`
    public record Orphan(Marked object, String why) {}

    public Judgement {
        extras = List.copyOf(extras);
        orphans = List.copyOf(orphans);
    }

    /// @param ledger the entry of an operation, read after the objects
    public static Judgement of(List<Marked> objects, Function<String, Optional<LedgerEntryV1>> ledger) {
        int known = 0;
        int underWay = 0;
        List<Extra> extras = new ArrayList<>();
        List<Orphan> orphans = new ArrayList<>();
        for (Marked object : objects) {
            LedgerEntryV1 entry = ledger.apply(object.operation()).orElse(null);
            if (entry == null) {
                orphans.add(new Orphan(object, "the ledger does not know its operation"));
                continue;
            }
            switch (entry.state()) {
                case INTENT -> underWay++;
                case DONE -> {
                    if (object.vendorId().equals(entry.vendorId())) {
                        known++;
                    } else if (entry.vendorId() == null) {
                        orphans.add(new Orphan(object, "the ledger does not say what was written"));
                    } else {
                        extras.add(new Extra(object, entry.vendorId()));
                    }
                }
                case REJECTED, PARKED ->
                    orphans.add(new Orphan(object, "the ledger says that its operation was refused"));
            }
        }
        return new Judgement(objects.size(), known, underWay, extras, orphans);
    }
}
