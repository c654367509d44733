package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What must hold in every state of an explored world, and what must hold at rest.
final class ExploredInvariants {
    private ExploredInvariants() {}

    static List<String> broken(
            List<Operation> operations,
            Map<String, LedgerEntryV1> durable,
            long committed,
            ExploredVendor vendor,
            boolean atRest) {
        List<String> violations = new ArrayList<>();
        List<String> log = operations.stream().map(Operation::key).toList();
        for (String key : log) {
            if (vendor.objects(key) > 1) {
                violations.add("doubled: " + key);
            }
            LedgerEntryV1 entry = durable.get(key);
            if (entry != null && entry.state() == State.DONE && vendor.objects(key) == 0) {
                violations.add("done, and the vendor has nothing: " + key);
            }
            if (log.lastIndexOf(key) < committed && (entry == null || entry.isOpen())) {
                violations.add("lost: " + key);
            }
        }
        List<Integer> order = vendor.order().stream().map(log::indexOf).toList();
        if (isOneTarget(operations) && !order.equals(order.stream().sorted().toList())) {
            violations.add("out of order: " + vendor.order());
        }
        if (atRest) {
            for (String key : log) {
                LedgerEntryV1 entry = durable.get(key);
                int wanted = entry != null && entry.state() == State.DONE ? 1 : 0;
                if (entry == null || entry.isOpen() || vendor.objects(key) != wanted) {
                    violations.add("at rest, and not as the ledger says: " + key);
                }
            }
        }
        return violations;
    }

    static boolean isOneTarget(List<Operation> operations) {
        return operations.stream().map(Operation::target).distinct().count() == 1;
    }
}
