package io.mlconnector.sandbox.quickbooks.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.page.Csrf;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Part;
import io.mlconnector.sandbox.page.Typed;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Verb;
import java.util.List;

/// What a person can do with a record besides changing its properties.
final class Actions {
    private Actions() {}

    static String html(Room room, EntityType type, ObjectNode record, Typed typed, String action) {
        return settle(room, type, record, typed, action)
                + merge(room, type, record, typed, action)
                + end(room, type, record, action);
    }

    private static String settle(Room room, EntityType type, ObjectNode record, Typed typed, String action) {
        if ((type != EntityType.BILL && type != EntityType.INVOICE)
                || Amounts.of(record, "Balance").signum() == 0) {
            return "";
        }
        boolean bill = type == EntityType.BILL;
        Form form = form(room, record, action)
                .input(
                        "amount",
                        "amount",
                        "Amount",
                        typed(typed, "amount", Amounts.of(record, "Balance").toPlainString()))
                .input("date", "date", "Date", typed(typed, "date", room.today().toString()));
        if (bill) {
            List<Form.Option> banks = room.till().rows(EntityType.ACCOUNT, "where AccountType = 'Bank'").stream()
                    .map(bank -> new Form.Option(
                            bank.path("Id").asText(), bank.path("Name").asText()))
                    .toList();
            String first = banks.isEmpty() ? "" : banks.getFirst().value();
            form.choice("account", "From", typed(typed, "account", first), banks);
        }
        return Part.card(
                bill ? "Pay this bill" : "Receive payment",
                "",
                form.button(bill ? "Pay" : "Receive", bill ? "pay" : "receive", "main")
                        .html());
    }

    private static String merge(Room room, EntityType type, ObjectNode record, Typed typed, String action) {
        if (!type.announces(Verb.MERGED) || !type.nameProperty().equals("DisplayName")) {
            return "";
        }
        return Part.card(
                "Merge",
                "the other one goes",
                form(room, record, action)
                        .text("other", "Name of the duplicate", typed.text("other"))
                        .button("Merge into this one", "merge", "")
                        .html());
    }

    private static String end(Room room, EntityType type, ObjectNode record, String action) {
        Form form = form(room, record, action);
        switch (type.kind()) {
            case LIST -> {
                if (record.path("Active").asBoolean(true)) {
                    form.button("Make inactive", "deactivate", "risk");
                } else {
                    form.button("Make active", "activate", "");
                }
            }
            case TRANSACTION -> {
                if (type.voidable()) {
                    form.button("Void", "void", "risk");
                }
                form.button("Delete", "delete", "risk");
            }
            case RECORD -> form.button("Delete", "delete", "risk");
            case SINGLETON -> {
                return "";
            }
        }
        return Part.card("More", "", form.html());
    }

    private static Form form(Room room, ObjectNode record, String action) {
        Csrf csrf = room.site().csrf();
        return Form.of(action, csrf)
                .hidden("SyncToken", record.path("SyncToken").asText());
    }

    private static String typed(Typed typed, String name, String otherwise) {
        return typed.has(name) ? typed.text(name) : otherwise;
    }
}
