package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import java.util.List;
import java.util.Set;

/// Which accounts a cost may be posted to, and which one a journal entry credits.
final class Accounts {
    /// What is bought is spent or becomes something that is owned. Income, equity, liabilities, money and what
    /// customers owe are not what a cost is.
    private static final Set<String> POSTABLE = Set.of(
            "Expense", "Other Expense", "Cost of Goods Sold", "Other Current Asset", "Fixed Asset", "Other Asset");

    /// An account, or why there is none.
    sealed interface Credit {
        record To(ListItem account) implements Credit {}

        /// @param sentence for the project manager
        record None(String sentence) implements Credit {}
    }

    private Accounts() {}

    static boolean isPostable(ListItem account) {
        return POSTABLE.contains(account.kind());
    }

    /// The one that the mapping file names, else the only active Accounts Payable account. Never guesses between two.
    static Credit credit(ConnectionView view) {
        String named = view.mapping().creditAccount();
        if (named == null || named.isBlank()) {
            return onlyPayable(view);
        }
        return switch (Chosen.byName(view, named, EntityType.ACCOUNT)) {
            case Chosen.Known(ListItem account) -> named(account);
            case Chosen.Unknown(var name, var ambiguous)
            when ambiguous ->
                new Credit.None("More than one account in QuickBooks is called \"" + name
                        + "\" or has it as its id, and the mapping file names it as the account that journal entries"
                        + " credit. Ask your administrator to give the full name or the id that no other one has.");
            case Chosen.Known _, Chosen.Unknown _, Chosen.Pending _, Chosen.Nothing _ ->
                new Credit.None("QuickBooks has no account \"" + named
                        + "\", which the mapping file names as the account that journal entries credit."
                        + " Ask your administrator to correct it.");
        };
    }

    private static Credit named(ListItem account) {
        if (account.state() != RecordState.ACTIVE) {
            return new Credit.None("The account " + Names.clean(account)
                    + ", which journal entries credit, is not active in QuickBooks."
                    + " Ask the accountant to make it active, or your administrator to name another one.");
        }
        if (account.kind().equals(ListItem.ACCOUNTS_RECEIVABLE)) {
            return new Credit.None("The account " + Names.clean(account)
                    + " is for what customers owe and cannot be credited with a cost."
                    + " Ask your administrator to name another one.");
        }
        return new Credit.To(account);
    }

    private static Credit onlyPayable(ConnectionView view) {
        List<QboEntity> payable = view.listEntities(EntityType.ACCOUNT).stream()
                .filter(account -> account.state() == RecordState.ACTIVE)
                .filter(account ->
                        account instanceof ListItem item && item.kind().equals(ListItem.ACCOUNTS_PAYABLE))
                .toList();
        if (payable.size() == 1 && payable.getFirst() instanceof ListItem only) {
            return new Credit.To(only);
        }
        return new Credit.None((payable.isEmpty()
                        ? "QuickBooks has no active Accounts Payable account that a journal entry could credit."
                        : "QuickBooks has " + payable.size()
                                + " active Accounts Payable accounts, and it is not said which one a journal entry"
                                + " credits.")
                + " Ask your administrator to name the account in the mapping file, or choose Bill as \"Post as\".");
    }
}
