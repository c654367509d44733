package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where reports about QuickBooks disagree, or a company decides: each is off unless switched on, and off is what is
/// harder for a client. Kept beside the company's own record, where no answer shows them.
public enum Habits {
    REFUSE_MISPLACED("misplacedRefused", "a class or department in the wrong place is refused, not dropped"),
    INACTIVE_AS_2500("inactiveAs2500", "a reference to an inactive record is 2500 instead of 610"),
    SEVERAL_CONTROL_ACCOUNTS(
            "severalControlAccounts", "a journal entry may use more than one receivable or payable account"),
    REFUSE_DUPLICATE_NUMBERS("duplicateNumbersRefused", "a document number may be used once only (6140)"),
    LIST_INACTIVE_CLASSES("inactiveClassesListed", "queries show inactive classes and departments unasked"),
    LATIN1_ONLY("latin1Only", "text beyond ISO-8859-1 is refused (2040), as a company in the US may"),
    SHOW_CLOSE_DATE("closeDateShown", "Preferences tell up to which day the books are closed"),
    MERGE_TOUCHES_TRANSACTIONS("mergeTouchesTransactions", "a merge counts as a change of what it moves");

    static final String PROPERTY = "sandbox";

    private final String member;
    private final String meaning;

    Habits(String member, String meaning) {
        this.member = member;
        this.meaning = meaning;
    }

    /// `member: meaning`, as the control API describes it.
    public String description() {
        return member + ": " + meaning;
    }

    public boolean on(Lookup lookup) {
        return company(lookup)
                .map(info -> info.path(PROPERTY).path(member).asBoolean(false))
                .orElse(false);
    }

    public void set(boolean on, Unit unit) {
        unit.edit(EntityType.COMPANY_INFO, "1").withObjectProperty(PROPERTY).put(member, on);
    }

    /// @throws IllegalArgumentException naming the member that is none, or is not true or false
    public static void set(ObjectNode given, Unit unit) {
        Map<String, Habits> known =
                Arrays.stream(values()).collect(Collectors.toMap(habit -> habit.member, habit -> habit));
        for (Map.Entry<String, JsonNode> property : given.properties()) {
            Habits habit = known.get(property.getKey());
            if (habit == null || !property.getValue().isBoolean()) {
                throw new IllegalArgumentException(
                        property.getKey() + " is not one of " + known.keySet() + " with true or false.");
            }
            habit.set(property.getValue().booleanValue(), unit);
        }
    }

    public static ObjectNode show(Lookup lookup, ObjectNode into) {
        for (Habits habit : values()) {
            into.put(habit.member, habit.on(lookup));
        }
        return into;
    }

    private static Optional<ObjectNode> company(Lookup lookup) {
        return lookup.find(EntityType.COMPANY_INFO, "1");
    }
}
