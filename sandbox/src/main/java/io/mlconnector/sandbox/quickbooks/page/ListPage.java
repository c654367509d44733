package io.mlconnector.sandbox.quickbooks.page;

import static io.mlconnector.sandbox.http.Html.escape;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Pager;
import io.mlconnector.sandbox.page.Part;
import io.mlconnector.sandbox.page.Site;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.List;
import java.util.Optional;

/// All records of one type, in pages, with a search.
final class ListPage {
    private static final List<Form.Option> LIST_STATES = List.of(
            new Form.Option("", "Active"), new Form.Option("inactive", "Inactive"), new Form.Option("all", "All"));
    private static final List<Form.Option> MONEY_STATES =
            List.of(new Form.Option("", "All"), new Form.Option("open", "Open"), new Form.Option("paid", "Paid"));

    /// Longer lists are shown in the order of the ids, which costs nothing.
    private static final long MAX_SORTED = 5000;

    private ListPage() {}

    static Answer show(Call call, Room room, EntityType type) {
        Pager pager = Pager.of(call);
        Where where = where(call, room.till(), type);
        long total = room.till().count(type, where.toString());
        String statement = where + " " + order(type, total) + " startposition " + (pager.offset() + 1) + " maxresults "
                + Pager.SIZE;
        String table = RecordTable.html(type, room.till().rows(type, statement), room.today());
        String add = Sheets.creatable(type) ? Part.button(RecordAddress.ofNew(type), "New " + Words.one(type)) : "";
        return room.site()
                .show(
                        call,
                        new Site.Page(
                                Words.many(type),
                                total + (total == 1 ? " record" : " records"),
                                add,
                                "<section class=\"card\">" + search(call, type) + table + pager.html(call, total)
                                        + "</section>"));
    }

    private static Where where(Call call, Till till, EntityType type) {
        String looked = call.query("q", "").strip();
        String state = call.query("state", "");
        Where where = new Where();
        if (type.kind() == EntityType.Kind.LIST) {
            if (state.equals("all")) {
                where.inactiveToo();
            } else {
                where.and("Active", "=", state.equals("inactive") ? "false" : "true");
            }
            return looked.isEmpty() ? where : where.and(type.nameProperty(), "LIKE", "%" + looked + "%");
        }
        if (settles(type) && !state.isEmpty()) {
            where.and("Balance", state.equals("open") ? ">" : "=", "0");
        }
        if (looked.isEmpty()) {
            return where;
        }
        Optional<String> partner = partner(till, type, looked);
        return partner.isPresent()
                ? where.and(partnerProperty(type), "=", partner.get())
                : where.and("DocNumber", "LIKE", "%" + looked + "%");
    }

    /// The id of the vendor or customer with that name.
    private static Optional<String> partner(Till till, EntityType type, String name) {
        EntityType partner = partnerProperty(type).startsWith("Vendor") ? EntityType.VENDOR : EntityType.CUSTOMER;
        if (partnerProperty(type).isEmpty()) {
            return Optional.empty();
        }
        String same = new Where().and("DisplayName", "LIKE", name).inactiveToo().toString();
        return till.rows(partner, same).stream()
                .findFirst()
                .map(row -> row.path("Id").asText());
    }

    private static String partnerProperty(EntityType type) {
        return switch (type) {
            case BILL, BILL_PAYMENT, PURCHASE_ORDER, VENDOR_CREDIT -> "VendorRef";
            case INVOICE, PAYMENT -> "CustomerRef";
            default -> "";
        };
    }

    private static boolean settles(EntityType type) {
        return type == EntityType.BILL || type == EntityType.INVOICE;
    }

    private static String order(EntityType type, long total) {
        return switch (type.kind()) {
            case LIST -> total > MAX_SORTED ? "" : "orderby " + type.nameProperty();
            case TRANSACTION -> "orderby TxnDate desc";
            case SINGLETON, RECORD -> "orderby Id desc";
        };
    }

    private static String search(Call call, EntityType type) {
        boolean list = type.kind() == EntityType.Kind.LIST;
        String hint = list
                ? "Search by name"
                : partnerProperty(type).isEmpty() ? "Search by number" : "Search by number, or a full name";
        StringBuilder html = new StringBuilder("<form method=\"get\" class=\"inline\" action=\"")
                .append(escape(call.path()))
                .append("\"><label>")
                .append(hint)
                .append("<input type=\"search\" name=\"q\" value=\"")
                .append(escape(call.query("q", "")))
                .append("\"></label>");
        if (list || settles(type)) {
            html.append("<label class=\"slim\">Show")
                    .append(Form.select("state", call.query("state", ""), list ? LIST_STATES : MONEY_STATES))
                    .append("</label>");
        }
        return html.append("<button>Search</button></form>").toString();
    }
}
