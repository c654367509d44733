package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.PostAs;
import io.mlconnector.domain.work.Task;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules before money moves. Collects everything that is wrong, so that a person is told once.
final class CostItemCheck {
    private final Planning planning;
    private final Task task;
    private final List<String> problems = new ArrayList<>();
    private final List<String> awaited = new ArrayList<>();

    private CostItemCheck(Planning planning, Task task) {
        this.planning = planning;
        this.task = task;
    }

    static CostVerdict of(Planning planning, Task task) {
        return new CostItemCheck(planning, task).verdict();
    }

    /// Of an item that is posted: the document that its task shows is its own.
    static CostVerdict ofPosted(Planning planning, Task task) {
        return new CostItemCheck(planning, task).values();
    }

    private CostVerdict verdict() {
        Optional<String> foreign = CostCentre.bearing(planning, task).isEmpty()
                ? Optional.empty()
                : NotACostOfItsOwn.reason(planning, task);
        return foreign.<CostVerdict>map(reason -> new CostVerdict.Invalid(List.of(reason)))
                .orElseGet(this::values);
    }

    private CostVerdict values() {
        List<CostCentre> centres = CostCentre.bearing(planning, task);
        return centres.isEmpty()
                ? new CostVerdict.NotACost("The task is Ready, but in no project that is linked to QuickBooks.")
                : values(centres);
    }

    private CostVerdict values(List<CostCentre> centres) {
        CostValues values = CostValues.of(planning.view(), task);
        Party vendor = chosen(values.vendor(), "vendor", Field.VENDOR) instanceof Party party ? party : null;
        ListItem account = account(values);
        BigDecimal amount = amount(values.amount(), vendor);
        if (values.dueOn() == null) {
            problems.add("There is no due date. Set the task's due date.");
        }
        CostCentre centre = centre(centres);
        QboEntity className = inProject(centre, "class", centre.className());
        QboEntity department = inProject(centre, "department", centre.department());
        QboEntity customer = values.customer() instanceof Chosen.Nothing
                ? inProject(centre, "customer", centre.customer())
                : optional(values.customer(), "customer", Field.CUSTOMER);
        ListItem credit = credit(values.postAs(), account);
        Optional<String> fingerprint = values.fingerprint();
        if (!problems.isEmpty()) {
            return new CostVerdict.Invalid(problems);
        }
        if (!awaited.isEmpty()
                || vendor == null
                || account == null
                || amount == null
                || values.dueOn() == null
                || fingerprint.isEmpty()) {
            return new CostVerdict.Waiting("Waits for " + String.join(" and ", awaited) + " from QuickBooks.");
        }
        return new CostVerdict.Valid(new Cost(
                vendor,
                account,
                amount,
                values.dueOn(),
                id(className),
                id(department),
                id(customer),
                credit,
                fingerprint.get()));
    }

    private @Nullable ListItem account(CostValues values) {
        if (!(chosen(values.account(), "account", Field.ACCOUNT) instanceof ListItem account)) {
            return null;
        }
        if (!Accounts.isPostable(account)) {
            problems.add("The account " + Names.clean(account) + " is of the kind " + account.kind()
                    + ", to which no cost is posted. Choose an expense or asset account.");
        }
        return account;
    }

    private @Nullable BigDecimal amount(@Nullable BigDecimal amount, @Nullable Party vendor) {
        if (amount == null) {
            problems.add("There is no amount. Fill in the field Amount.");
            return null;
        }
        if (amount.signum() <= 0) {
            problems.add("The amount is " + amount.toPlainString() + ". Enter an amount above zero.");
        }
        String currency = vendor == null ? null : vendor.currency();
        int decimals = Decimals.of(currency);
        if (amount.stripTrailingZeros().scale() > decimals) {
            problems.add("The amount " + amount.toPlainString() + " has parts of the smallest coin. Enter at most "
                    + decimals + " decimals" + (currency == null ? "." : " for " + currency + "."));
        }
        return amount;
    }

    private CostCentre centre(List<CostCentre> centres) {
        CostCentre centre = centres.getFirst();
        if (centres.size() > 1) {
            problems.add("The task is in " + centres.size() + " linked projects ("
                    + String.join(
                            ", ", centres.stream().map(CostCentre::projectName).toList())
                    + "). Leave it in the one that bears the cost.");
        }
        if (centre.isEmpty()) {
            problems.add("The project " + centre.projectName() + " has no class, department or customer."
                    + " Choose at least one of them on the project.");
        }
        return centre;
    }

    private @Nullable QboEntity inProject(CostCentre centre, String what, Chosen chosen) {
        return switch (chosen) {
            case Chosen.Nothing _ -> null;
            case Chosen.Known(var entity) ->
                active(entity, what, "Choose another one on the project " + centre.projectName());
            case Chosen.Pending(var name) -> await(what, name);
            case Chosen.Unknown unknown -> {
                problems.add(Sentences.unknownInProject(centre, what, unknown));
                yield null;
            }
        };
    }

    private @Nullable QboEntity chosen(Chosen chosen, String what, Field field) {
        if (chosen instanceof Chosen.Nothing) {
            problems.add("There is no " + what + ". Choose one in the field " + field.displayName() + ".");
        }
        return optional(chosen, what, field);
    }

    private @Nullable QboEntity optional(Chosen chosen, String what, Field field) {
        return switch (chosen) {
            case Chosen.Nothing _ -> null;
            case Chosen.Known(var entity) -> active(entity, what, "Choose another one");
            case Chosen.Pending(var name) -> await(what, name);
            case Chosen.Unknown(var name, var _) -> {
                problems.add("The " + what + " \"" + name + "\" does not come from QuickBooks. Choose one in the field "
                        + field.displayName() + " that does.");
                yield null;
            }
        };
    }

    private QboEntity active(QboEntity entity, String what, String otherwise) {
        if (entity.state() != RecordState.ACTIVE) {
            problems.add("The " + what + " " + Names.clean(entity) + " is not active in QuickBooks. " + otherwise
                    + ", or ask the accountant to make it active again.");
        }
        return entity;
    }

    private @Nullable QboEntity await(String what, String name) {
        awaited.add("the " + what + " " + name);
        return null;
    }

    /// @return null for a bill
    private @Nullable ListItem credit(String postAs, @Nullable ListItem debited) {
        Optional<PostAs> kind = PostAs.find(postAs);
        if (kind.isEmpty()) {
            problems.add("\"" + postAs + "\" is no way to post a cost. Choose " + PostAs.BILL.displayName() + " or "
                    + PostAs.JOURNAL_ENTRY.displayName() + " in the field " + Field.POST_AS.displayName() + ".");
            return null;
        }
        return switch (kind.get()) {
            case BILL -> null;
            case JOURNAL_ENTRY ->
                switch (Accounts.credit(planning.view())) {
                    case Accounts.Credit.To(var account) -> different(account, debited);
                    case Accounts.Credit.None(var sentence) -> {
                        problems.add(sentence);
                        yield null;
                    }
                };
        };
    }

    private ListItem different(ListItem credited, @Nullable ListItem debited) {
        if (debited != null && debited.ref().equals(credited.ref())) {
            problems.add("A journal entry would debit and credit the same account, " + Names.clean(credited)
                    + ". Choose another account.");
        }
        return credited;
    }

    private static @Nullable String id(@Nullable QboEntity entity) {
        return entity == null ? null : entity.ref().id();
    }
}
