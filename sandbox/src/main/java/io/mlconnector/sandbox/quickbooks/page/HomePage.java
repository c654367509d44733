package io.mlconnector.sandbox.quickbooks.page;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.page.Part;
import io.mlconnector.sandbox.page.Site;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.List;
import java.util.Locale;

/// What the company holds in numbers, and what was entered last.
final class HomePage {
    private static final List<EntityType> COUNTED = List.of(
            EntityType.VENDOR,
            EntityType.CUSTOMER,
            EntityType.BILL,
            EntityType.INVOICE,
            EntityType.BILL_PAYMENT,
            EntityType.JOURNAL_ENTRY);
    private static final List<EntityType> SHOWN =
            List.of(EntityType.BILL, EntityType.INVOICE, EntityType.VENDOR, EntityType.CUSTOMER);
    private static final int LATEST = 6;

    private HomePage() {}

    static Answer show(Call call, Room room) {
        Till till = room.till();
        List<String> tiles = COUNTED.stream()
                .map(type ->
                        Part.tile(RecordAddress.ofAll(type), Long.toString(till.count(type, "")), Words.many(type)))
                .toList();
        StringBuilder latest = new StringBuilder("<div class=\"half\">");
        SHOWN.forEach(type -> latest.append(Part.card(
                Words.many(type),
                "the latest",
                RecordTable.html(
                                type,
                                Column.brief(type),
                                till.rows(type, "orderby Id desc maxresults " + LATEST),
                                room.today())
                        + "<p>"
                        + Html.link(
                                RecordAddress.ofAll(type),
                                "All " + Words.many(type).toLowerCase(Locale.ROOT))
                        + "</p>")));
        latest.append("</div>");
        String acts = Part.button(RecordAddress.ofNew(EntityType.BILL), "New bill") + "<a class=\"button\" href=\""
                + RecordAddress.ofNew(EntityType.VENDOR) + "\">New vendor</a>";
        return room.site()
                .show(
                        call,
                        new Site.Page(till.company(), "Company " + till.realmId(), acts, Part.tiles(tiles) + latest));
    }
}
