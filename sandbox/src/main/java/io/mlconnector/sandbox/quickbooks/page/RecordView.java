package io.mlconnector.sandbox.quickbooks.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.page.Csrf;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Part;
import io.mlconnector.sandbox.page.Site;
import io.mlconnector.sandbox.page.Typed;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The markup of a record's page.
final class RecordView {
    private static final int RELATED = 20;
    private static final Typed NOTHING = new Typed(Map.of());

    private RecordView() {}

    /// @param typed what is kept of a form that was refused
    /// @param refusal why; empty when it was not
    static Answer show(
            int status, Call call, Room room, EntityType type, ObjectNode record, Typed typed, String refusal) {
        boolean known = record.has("Id");
        String action = known ? RecordAddress.of(type, id(record)) : address(call);
        Typed mine = typed.text("do").isEmpty() ? typed : NOTHING;
        String form =
                Part.card(known ? "Details" : "New " + Words.one(type), "", form(room, type, record, mine, action));
        String body = known
                ? "<div class=\"cols\"><div>" + form + related(room, type, record) + "</div><div>"
                        + facts(type, record) + Actions.html(room, type, record, typed, action) + links(record)
                        + "</div></div>" + Part.raw("As the API shows it", record.toPrettyString())
                : form;
        String standing = known ? Standing.pill(type, record, room.today()) : "";
        return room.site()
                .show(
                        status,
                        call,
                        new Site.Page(
                                title(type, record),
                                Words.heading(type) + (known ? " " + id(record) : ""),
                                standing + acts(type, record),
                                Part.refused(refusal) + body));
    }

    private static String form(Room room, EntityType type, ObjectNode record, Typed typed, String action) {
        Csrf csrf = room.site().csrf();
        Refs refs = room.refs();
        Form form = Form.of(action, csrf)
                .hidden("SyncToken", record.path("SyncToken").asText(""));
        new Sheet(Sheets.of(type)).show(form, record, typed, refs);
        Lines.of(type).ifPresent(lines -> form.markup(lines.show(record, typed, refs)));
        return form.button("Save").html();
    }

    private static String acts(EntityType type, ObjectNode record) {
        if (!record.has("Id")) {
            return "";
        }
        return switch (type) {
            case VENDOR -> Part.button(RecordAddress.ofNew(EntityType.BILL) + "&of=" + id(record), "New bill");
            case CUSTOMER -> Part.button(RecordAddress.ofNew(EntityType.INVOICE) + "&of=" + id(record), "New invoice");
            default -> "";
        };
    }

    private static String related(Room room, EntityType type, ObjectNode record) {
        String property = type == EntityType.VENDOR ? "VendorRef" : type == EntityType.CUSTOMER ? "CustomerRef" : "";
        if (property.isEmpty()) {
            return "";
        }
        EntityType bills = type == EntityType.VENDOR ? EntityType.BILL : EntityType.INVOICE;
        String where = new Where().and(property, "=", id(record)).toString();
        List<ObjectNode> rows = room.till().rows(bills, where + " orderby TxnDate desc maxresults " + RELATED);
        return Part.card(Words.many(bills), "the latest", RecordTable.html(bills, rows, room.today()));
    }

    private static String facts(EntityType type, ObjectNode record) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String amount : List.of("TotalAmt", "Balance", "UnappliedAmt")) {
            if (record.path(amount).isNumber()) {
                facts.put(
                        amount.equals("TotalAmt") ? "Total" : amount.equals("Balance") ? "Balance" : "Not applied",
                        "<b>" + escape(Amounts.shown(record.path(amount).decimalValue())) + "</b>");
            }
        }
        for (String partner : List.of("VendorRef", "CustomerRef")) {
            if (record.has(partner) && Lines.of(type).isEmpty()) {
                facts.put(
                        partner.replace("Ref", ""),
                        escape(record.path(partner).path("name").asText()));
            }
        }
        facts.put("Id", escape(id(record)));
        facts.put("SyncToken", escape(record.path("SyncToken").asText()));
        facts.put("Created", time(record, "CreateTime"));
        facts.put("Changed", time(record, "LastUpdatedTime"));
        return Part.card("Facts", "", Part.facts(facts));
    }

    private static String links(ObjectNode record) {
        StringBuilder html = new StringBuilder();
        List<ObjectNode> all = new ArrayList<>();
        record.findValues("LinkedTxn")
                .forEach(list -> list.forEach(link -> {
                    if (link instanceof ObjectNode node) {
                        all.add(node);
                    }
                }));
        for (ObjectNode link : all) {
            String name = link.path("TxnType").asText();
            String id = link.path("TxnId").asText();
            String wire = name.startsWith("BillPayment") ? "BillPayment" : name;
            html.append("<p>")
                    .append(EntityType.ofWire(wire)
                            .map(type -> "<a href=\"" + escape(RecordAddress.of(type, id)) + "\">"
                                    + escape(Words.heading(type) + " " + id) + "</a>")
                            .orElse(escape(name + " " + id)))
                    .append("</p>");
        }
        return html.isEmpty() ? "" : Part.card("Linked", "", html.toString());
    }

    private static String title(EntityType type, ObjectNode record) {
        if (!record.has("Id")) {
            return "New " + Words.one(type);
        }
        String name = record.path(type.nameProperty()).asText("");
        String number = record.path("DocNumber").asText("");
        return name.isEmpty() ? Words.heading(type) + " " + (number.isEmpty() ? "#" + id(record) : number) : name;
    }

    private static String time(ObjectNode record, String which) {
        return "<small class=\"t\">"
                + escape(record.path("MetaData").path(which).asText("").replace("T", " ")) + "</small>";
    }

    private static String address(Call call) {
        StringBuilder address = new StringBuilder(call.path()).append("?new=1");
        for (String name : List.of("type", "of")) {
            if (call.query(name, "").matches("[a-z0-9]{1,20}")) {
                address.append('&').append(name).append('=').append(call.query(name, ""));
            }
        }
        return address.toString();
    }

    private static String id(ObjectNode record) {
        return record.path("Id").asText();
    }
}
