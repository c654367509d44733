package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a bookkeeper does in QuickBooks' pages.
class QuickBooksPagesTest extends SandboxRun {
    private final Reader reader = new Reader(sandbox.quickBooksUrl());

    @Test
    void changesAPhoneNumberAndTheEventTellsOfIt() {
        String vendor = books.vendor("Alder");
        quickBooks.post("/sandbox/webhook", "{\"url\":\"" + target.url("/hook") + "\"}");

        Reader.Page page = reader.fill(address(vendor), Map.of("PrimaryPhone.FreeFormNumber", "(206) 555-0142"));

        assertThat(page.status()).isEqualTo(303);
        assertThat(reader.get(page.location()).text()).contains("Saved.", "(206) 555-0142");
        JsonNode read = books.read("Vendor", vendor);
        assertThat(read.path("PrimaryPhone").path("FreeFormNumber").asText()).isEqualTo("(206) 555-0142");
        assertThat(read.path("SyncToken").asText()).isEqualTo("1");
        await().untilAsserted(() -> assertThat(target.cloudEvents()).contains("qbo.vendor.updated.v1 " + vendor));
    }

    @Test
    void clearsWhatIsEmptiedAndWritesNothingWhenNothingIsDifferent() {
        String vendor = books.vendor("Birch");
        reader.fill(address(vendor), Map.of("PrimaryPhone.FreeFormNumber", "555-0100"));
        Reader.Page same = reader.fill(address(vendor), Map.of("PrimaryPhone.FreeFormNumber", "555-0100"));
        assertThat(reader.get(same.location()).text()).contains("Nothing was different");
        assertThat(books.read("Vendor", vendor).path("SyncToken").asText()).isEqualTo("1");

        reader.fill(address(vendor), Map.of("PrimaryPhone.FreeFormNumber", ""));
        assertThat(books.read("Vendor", vendor).has("PrimaryPhone")).isFalse();
    }

    @Test
    void aRefusalIsASentenceBesideTheFormThatKeepsWhatWasTyped() {
        books.vendor("Cedar");
        String other = books.vendor("Dogwood");

        Reader.Page taken =
                reader.fill(address(other), Map.of("DisplayName", "cedar", "CompanyName", "Typed & \"kept\""));
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text())
                .contains("6240", "Typed &amp; &quot;kept&quot;")
                .doesNotContain("Exception");

        Reader.Page stale = reader.fill(address(other), Map.of("SyncToken", "7", "DisplayName", "Elm"));
        assertThat(stale.text()).contains("5010");
    }

    @Test
    void entersABillPaysItAndDeletesNothingThatIsPaid() {
        String vendor = books.vendor("Fir");
        Map<String, String> bill = new LinkedHashMap<>();
        bill.put("VendorRef", "Fir");
        bill.put("DocNumber", "F-1");
        bill.put("lines", "2");
        bill.put("line0.what", books.expense());
        bill.put("line0.text", "Timber");
        bill.put("line0.amount", "1,250.50");
        Reader.Page created = reader.fill("/app/bill?new=1&of=" + vendor, bill);
        assertThat(created.status()).as(created.text()).isEqualTo(303);
        String page = created.location().replace("&said=created", "");
        String id = page.substring(page.indexOf('=') + 1);
        assertThat(books.read("Bill", id).path("TotalAmt").decimalValue()).isEqualByComparingTo("1250.50");

        String bank = books.first("Account", "AccountType = 'Bank'");
        Reader.Page paid =
                reader.fill(page, Map.of("do", "pay", "amount", "1250.50", "date", "2026-11-25", "account", bank));
        assertThat(reader.get(paid.location()).text()).contains("Paid.", ">paid<");
        assertThat(books.read("Bill", id).path("Balance").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void keepsWhatAFormCannotShowOfALine() {
        String vendor = books.vendor("Ginkgo");
        JsonNode bill = books.bill(vendor, "10.00");
        String page = "/app/bill?txnId=" + bill.path("Id").asText();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("lines", "1");
        fields.put("line0.id", bill.path("Line").path(0).path("Id").asText());
        fields.put("line0.what", books.expense());
        fields.put("line0.text", "Nails");
        fields.put("line0.amount", "10");
        assertThat(reader.fill(page, fields).status()).isEqualTo(303);
        JsonNode line =
                books.read("Bill", bill.path("Id").asText()).path("Line").path(0);
        assertThat(line.path("Id")).isEqualTo(bill.path("Line").path(0).path("Id"));
        assertThat(line.path("Description").asText()).isEqualTo("Nails");
        assertThat(reader.fill(page, Map.of("lines", "1", "line0.amount", "ten", "line0.text", "x"))
                        .text())
                .contains("&#39;ten&#39; in line 1 is no amount");
    }

    @Test
    void deactivatesAndMergesAsOnlyAPersonCan() {
        String vendor = books.vendor("Hazel");
        String duplicate = books.vendor("Hazel Ltd");
        quickBooks.post("/sandbox/webhook", "{\"url\":\"" + target.url("/hook") + "\"}");
        assertThat(reader.fill(address(vendor), Map.of("do", "merge", "other", "Hazel Ltd"))
                        .status())
                .isEqualTo(303);
        assertThat(books.get("vendor/" + duplicate).status()).isEqualTo(400);
        await().untilAsserted(() -> assertThat(target.cloudEvents()).contains("qbo.vendor.merged.v1 " + vendor));
        assertThat(target.received().toString()).contains("\"deletedid\":\"" + duplicate + "\"");
        reader.fill(address(vendor), Map.of("do", "deactivate"));
        assertThat(books.read("Vendor", vendor).path("Active").asBoolean(true)).isFalse();
    }

    @Test
    void aFormFromElsewhereIsNotCarriedOut() {
        String vendor = books.vendor("Ivy");
        String token = reader.get(address(vendor)).token();
        assertThat(reader.post(address(vendor), "SyncToken=0&DisplayName=Evil", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(reader.post(
                                address(vendor),
                                "csrf=" + token + "&SyncToken=0&DisplayName=Evil",
                                Map.of("Origin", "http://elsewhere.example"))
                        .status())
                .isEqualTo(403);
        assertThat(books.read("Vendor", vendor).path("DisplayName").asText()).isEqualTo("Ivy");
    }

    @Test
    void showsLongListsInPagesAndFindsByName() {
        for (int i = 0; i < 55; i++) {
            books.vendor("Vendor " + (100 + i));
        }
        books.vendor("O'Neil <b>Sons</b>");
        assertThat(reader.get("/app/list/vendor").text()).contains("1 to 50 of 56", "Next");
        assertThat(reader.get("/app/list/vendor?page=2").text()).contains("51 to 56 of 56");
        assertThat(reader.get("/app/list/vendor?q=" + Http.encode("o'neil")).text())
                .contains("O&#39;Neil &lt;b&gt;")
                .doesNotContain("Vendor 100");
    }

    @Test
    void eachCompanyHasItsOwnPages() {
        quickBooks.post("/sandbox/companies", "{\"realmId\":\"777\",\"name\":\"Second Co\"}");
        String vendor = books.vendor("Juniper");
        assertThat(reader.get("/").text()).contains("Second Co", "Juniper");
        assertThat(reader.get(address(vendor) + "&deeplinkcompanyid=777").status())
                .isEqualTo(404);
        assertThat(reader.get("/app/company?realmId=777").status()).isEqualTo(303);
    }

    private static String address(String vendor) {
        return "/app/vendordetail?nameId=" + vendor;
    }
}
