package io.mlconnector.sandbox.quickbooks;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.http.WireLog;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pages for people: what the company holds, what was sent and asked, and one record under the address that
/// QuickBooks' own pages have, because links on tasks lead there.
final class Pages {
    private static final int MAX_ROWS = 50;
    private static final List<EntityType> ORDER = List.of(
            EntityType.VENDOR,
            EntityType.CUSTOMER,
            EntityType.BILL,
            EntityType.INVOICE,
            EntityType.JOURNAL_ENTRY,
            EntityType.BILL_PAYMENT,
            EntityType.PAYMENT,
            EntityType.PURCHASE_ORDER,
            EntityType.CLASS,
            EntityType.DEPARTMENT,
            EntityType.ACCOUNT,
            EntityType.TERM,
            EntityType.ITEM,
            EntityType.EMPLOYEE);

    private final Companies companies;
    private final Webhooks webhooks;
    private final WireLog requests;

    Pages(Companies companies, Webhooks webhooks, WireLog requests) {
        this.companies = companies;
        this.webhooks = webhooks;
        this.requests = requests;
    }

    Answer handle(Call call) {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Answer.text(405, "Pages are read with GET.");
        }
        String realmId = call.query("realmId", companies.first().realmId());
        return companies
                .find(realmId)
                .map(company -> call.path().equals("/") ? Answer.html(200, index(company)) : record(company, call))
                .orElseGet(Pages::notFound);
    }

    private String index(Company company) {
        List<EntityType> types = ORDER.stream()
                .filter(type -> !company.books().list(type).isEmpty())
                .toList();
        List<String> headings =
                new ArrayList<>(types.stream().map(EntityType::wire).toList());
        headings.addAll(List.of("Webhook deliveries", "Requests"));
        StringBuilder body = new StringBuilder(Html.contents(headings));
        types.forEach(type -> body.append(table(company, type)));
        body.append(deliveries()).append(calls());
        return Html.page("Local QuickBooks", company.name() + ", company " + company.realmId(), body.toString());
    }

    private static String table(Company company, EntityType type) {
        List<ObjectNode> all = company.books().list(type);
        List<ObjectNode> latest = all.reversed().stream().limit(MAX_ROWS).toList();
        List<Column> columns = Column.of(type);
        List<String> headings = new ArrayList<>(List.of("Id"));
        columns.forEach(column -> headings.add(column.heading()));
        List<List<String>> rows = new ArrayList<>();
        for (ObjectNode row : latest) {
            ObjectNode shown = company.view().show(type, row);
            String id = shown.path("Id").asText();
            List<String> cells = new ArrayList<>();
            cells.add(RecordAddress.of(type, id)
                    .map(address -> Html.link(address, id))
                    .orElse(escape(id)));
            columns.forEach(column -> cells.add(escape(column.text(shown))));
            rows.add(cells);
        }
        String remark = all.size() > latest.size() ? all.size() + ", the latest " + latest.size() : "" + all.size();
        return Html.section(type.wire(), remark, Html.table(headings, rows));
    }

    private String deliveries() {
        List<List<String>> rows = webhooks.log().latest().stream()
                .limit(MAX_ROWS)
                .map(delivery -> List.of(
                        Html.shortTime(delivery.time()),
                        escape(delivery.url()),
                        Integer.toString(delivery.events()),
                        delivery.status() == 0 ? escape(delivery.remark()) : Integer.toString(delivery.status())))
                .toList();
        String target = webhooks.target().isEmpty() ? "no target" : "to " + webhooks.target();
        return Html.section(
                "Webhook deliveries",
                target + ", " + webhooks.waiting() + " events waiting",
                Html.table(List.of("Time", "Target", "Events", "Answer"), rows));
    }

    private String calls() {
        List<List<String>> rows = requests.latest().stream()
                .limit(MAX_ROWS)
                .map(entry -> List.of(
                        Html.shortTime(entry.time()),
                        escape(entry.method()),
                        "<code>" + escape(entry.path()) + "</code>",
                        "<code>" + escape(entry.query()) + "</code>",
                        Integer.toString(entry.status())))
                .toList();
        return Html.section(
                "Requests", "the latest", Html.table(List.of("Time", "Method", "Path", "Query", "Status"), rows));
    }

    private static Answer record(Company company, Call call) {
        String page = call.path().substring("/app/".length());
        Optional<EntityType> type = RecordAddress.typeOf(page);
        String id = call.query(RecordAddress.parameter(page), "");
        Optional<ObjectNode> found = type.flatMap(known -> company.view().find(known, id));
        if (type.isEmpty() || found.isEmpty()) {
            return notFound();
        }
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : found.get().properties()) {
            JsonNode value = property.getValue();
            String text = value.isContainerNode() ? value.toPrettyString() : value.asText();
            rows.add(List.of(
                    escape(property.getKey()),
                    value.isContainerNode() ? "<pre>" + escape(text) + "</pre>" : escape(text)));
        }
        String title = type.get().wire() + " " + id;
        return Answer.html(
                200,
                Html.page(
                        title,
                        "Local QuickBooks, company " + company.realmId(),
                        Html.section(title, "", Html.table(List.of("Property", "Value"), rows)) + "<p>"
                                + Html.link("/", "All records") + "</p>"));
    }

    private static Answer notFound() {
        return Answer.html(
                404,
                Html.page(
                        "Not found",
                        "This company has no such record",
                        "<p>" + Html.link("/", "All records") + "</p>"));
    }
}
