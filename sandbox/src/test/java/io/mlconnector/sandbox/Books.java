package io.mlconnector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// A bookkeeper at one sandbox company.
final class Books {
    private final Http http;
    private final String company;

    Books(Sandbox sandbox) {
        JsonNode info = new Http(sandbox.quickBooksUrl()).get("/sandbox/info").body();
        this.http = new Http(sandbox.quickBooksUrl())
                .bearer(info.path("accessToken").asText());
        this.company = "/v3/company/" + info.path("realmId").asText() + "/";
    }

    Http.Reply get(String path) {
        return http.get(company + path);
    }

    Http.Reply post(String path, String body) {
        return http.post(company + path, body);
    }

    /// Must succeed.
    JsonNode create(String type, String body) {
        return entity(type, post(type.toLowerCase(Locale.ROOT), body));
    }

    /// Must succeed.
    JsonNode read(String type, String id) {
        return entity(type, get(type.toLowerCase(Locale.ROOT) + "/" + id));
    }

    static JsonNode entity(String type, Http.Reply reply) {
        if (reply.status() != 200 || !reply.body().has(type)) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return reply.body().path(type);
    }

    Http.Reply query(String statement) {
        return get("query?query=" + Http.encode(statement));
    }

    /// The id of the first one of a type.
    String first(String type, String condition) {
        return query("select * from " + type + " where " + condition)
                .body()
                .path("QueryResponse")
                .path(type)
                .path(0)
                .path("Id")
                .asText();
    }

    String expense() {
        return first("Account", "AccountType = 'Expense'");
    }

    String vendor(String name) {
        return create("Vendor", "{\"DisplayName\":\"" + name + "\"}").path("Id").asText();
    }

    JsonNode bill(String vendor, String amount) {
        return create("Bill", billBody(vendor, amount));
    }

    String billBody(String vendor, String amount) {
        return """
                {"VendorRef":{"value":"%s"},"Line":[{"Amount":%s,"DetailType":"AccountBasedExpenseLineDetail",
                "AccountBasedExpenseLineDetail":{"AccountRef":{"value":"%s"}}}]}""".formatted(vendor, amount, expense());
    }

    JsonNode pay(String vendor, String bill, String amount) {
        return create(
                "BillPayment", """
                {"VendorRef":{"value":"%s"},"PayType":"Check","TotalAmt":%s,
                "CheckPayment":{"BankAccountRef":{"value":"%s"}},
                "Line":[{"Amount":%s,"LinkedTxn":[{"TxnId":"%s","TxnType":"Bill"}]}]}""".formatted(vendor, amount, first("Account", "AccountType = 'Bank'"), amount, bill));
    }

    /// A sparse update.
    Http.Reply change(String type, JsonNode record, String members) {
        return post(type.toLowerCase(Locale.ROOT), "{" + identity(record) + ",\"sparse\":true," + members + "}");
    }

    /// Must succeed.
    JsonNode changed(String type, JsonNode record, String members) {
        return entity(type, change(type, record, members));
    }

    Http.Reply delete(String type, JsonNode record) {
        return post(type.toLowerCase(Locale.ROOT) + "?operation=delete", "{" + identity(record) + "}");
    }

    /// The rows of a query.
    JsonNode rows(String type, String rest) {
        return query("select * from " + type + " " + rest)
                .body()
                .path("QueryResponse")
                .path(type);
    }

    /// A journal entry of two lines; a detail is what comes behind the account, beginning with a comma, or nothing.
    String entry(String debit, String debitDetail, String credit, String creditDetail) {
        String line = """
                {"Amount":%s,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":
                {"PostingType":"%s","AccountRef":{"value":"%s"}%s}}""";
        String account = first("Account", "AccountType = 'Other Current Liability'");
        return "{\"Line\":[" + line.formatted(debit, "Debit", expense(), debitDetail) + ","
                + line.formatted(credit, "Credit", account, creditDetail) + "]}";
    }

    static String ref(String property, String id) {
        return "\"" + property + "\":{\"value\":\"" + id + "\"}";
    }

    private static String identity(JsonNode record) {
        return "\"Id\":\"" + record.path("Id").asText() + "\",\"SyncToken\":\""
                + record.path("SyncToken").asText() + "\"";
    }

    static JsonNode error(Http.Reply reply) {
        return reply.body().path("Fault").path("Error").path(0);
    }

    /// The code of the one error of a refused request.
    static String code(Http.Reply reply) {
        return reply.body().path("Fault").path("Error").path(0).path("code").asText();
    }
}
