package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static io.mlconnector.sandbox.Books.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class QuickBooksNumbersTest extends SandboxRun {

    @Test
    void duplicateNumberIs6140AndNamesTheTransactionThatHasIt() {
        quickBooks.post("/sandbox/duplicate-document-numbers", "{\"refused\":true}");
        String body = "{\"DocNumber\":\"A-7\","
                + books.billBody(books.vendor("Alder"), "5.00").substring(1);
        String first = books.create("Bill", body).path("Id").asText();

        Http.Reply refused = books.post("bill", body);
        assertThat(code(refused)).isEqualTo("6140");
        assertThat(Books.error(refused).path("Detail").asText()).contains("A-7", "TxnType=Bill", "TxnId=" + first);

        JsonNode second = Books.entity("Bill", books.post("bill?include=allowduplicatedocnum", body));
        assertThat(second.path("DocNumber").asText()).isEqualTo("A-7");
        assertThat(code(books.change("Bill", second, "\"PrivateNote\":\"x\""))).isEqualTo("6140");
    }

    @Test
    void numbersMayRepeatUnlessTheCompanyMinds() {
        String body = "{\"DocNumber\":\"A-7\","
                + books.billBody(books.vendor("Birch"), "5.00").substring(1);
        books.create("Bill", body);
        assertThat(books.post("bill", body).status()).isEqualTo(200);
    }

    @Test
    void invoicesAreNumberedByQuickBooksOrByPeople() {
        String invoice = invoice();
        long first = books.create("Invoice", invoice).path("DocNumber").asLong();
        assertThat(books.create("Invoice", invoice).path("DocNumber").asLong()).isEqualTo(first + 1);

        JsonNode preferences = books.get("preferences").body().path("Preferences");
        books.changed("Preferences", preferences, "\"SalesFormsPrefs\":{\"CustomTxnNumbers\":true}");
        assertThat(books.create("Invoice", invoice).has("DocNumber")).isFalse();
        String numbered = "{\"DocNumber\":\"" + first + "\"," + invoice.substring(1);
        assertThat(code(books.post("invoice", numbered))).isEqualTo("6140");
    }

    private String invoice() {
        String customer = books.create("Customer", "{\"DisplayName\":\"Cedar\"}")
                .path("Id")
                .asText();
        return "{" + ref("CustomerRef", customer)
                + ",\"Line\":[{\"Amount\":5,\"DetailType\":\"SalesItemLineDetail\",\"SalesItemLineDetail\":{"
                + ref("ItemRef", books.first("Item", "Active = true")) + "}}]}";
    }
}
