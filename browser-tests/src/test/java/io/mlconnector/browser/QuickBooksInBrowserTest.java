package io.mlconnector.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// A bookkeeper at work.
class QuickBooksInBrowserTest extends BrowserRun {

    @Test
    void aPhoneNumberChangedOnThePageIsWhatAnAppReads() {
        goQuickBooks("/");
        pictures("quickbooks-home");
        page.locator(".side").getByText("Vendors").click();
        pictures("quickbooks-vendors");
        page.getByText("Alder Bay Electrical").first().click();
        typeInto("Phone", "(206) 555-0177");
        press("Save");
        assertThat(page.locator(".said").textContent()).isEqualTo("Saved.");
        pictures("quickbooks-vendor");
        assertThat(api.find("Vendor", "DisplayName = 'Alder Bay Electrical'")
                        .path("PrimaryPhone")
                        .path("FreeFormNumber")
                        .asText())
                .isEqualTo("(206) 555-0177");
    }

    @Test
    void aBillIsEnteredAndPaid() {
        goQuickBooks("/app/list/vendor");
        page.getByText("Birch Lane Joinery").first().click();
        page.getByText("New bill").click();
        typeInto("Bill no.", "BROWSER-1");
        page.locator("[name=\"line0.what\"]")
                .selectOption(api.find("Account", "AccountType = 'Expense'")
                        .path("Id")
                        .asText());
        type("line0.text", "Two oak doors");
        type("line0.amount", "1,480.00");
        pictures("quickbooks-new-bill");
        press("Save");
        assertThat(page.locator("h1").textContent()).isEqualTo("Bill BROWSER-1");
        JsonNode bill = api.find("Bill", "DocNumber = 'BROWSER-1'");
        assertThat(bill.path("VendorRef").path("name").asText()).isEqualTo("Birch Lane Joinery");
        assertThat(bill.path("TotalAmt").decimalValue()).isEqualByComparingTo("1480.00");

        press("Pay");
        assertThat(page.locator(".pill").first().textContent()).isEqualTo("paid");
        pictures("quickbooks-paid-bill");
        assertThat(api.find("Bill", "DocNumber = 'BROWSER-1'").path("Balance").decimalValue())
                .isEqualByComparingTo("0");
    }

    @Test
    void aRefusalStandsBesideTheFormWithWhatWasTyped() {
        goQuickBooks("/app/vendordetail?new=1");
        typeInto("Display name", "Crescent Tool Hire");
        typeInto("City", "Tacoma");
        press("Save");
        assertThat(page.locator(".said.bad").textContent()).contains("6240");
        assertThat(page.getByLabel("City").inputValue()).isEqualTo("Tacoma");
        picture("quickbooks-refusal");
    }

    @Test
    void aPersonConnectsACompanyOrDeniesIt() {
        api.controlPost("companies", "{\"realmId\":\"4620816365000001\",\"name\":\"Second Street Design\"}");
        String ask = "/connect/oauth2?client_id="
                + api.quickBooksInfo().path("clientId").asText()
                + "&response_type=code&scope=com.intuit.quickbooks.accounting&state=s1&redirect_uri="
                + "http://localhost:1/callback";
        page.route("http://localhost:1/**", route -> route.fulfill());
        goQuickBooks(ask);
        pictures("quickbooks-connect");
        page.getByText("Second Street Design").click();
        press("Connect");
        page.waitForURL("http://localhost:1/callback**");
        assertThat(page.url()).contains("code=", "state=s1", "realmId=4620816365000001");

        goQuickBooks(ask);
        press("Deny");
        page.waitForURL("http://localhost:1/callback**");
        assertThat(page.url()).contains("error=access_denied", "state=s1");
    }

    @Test
    void aFaultIsAddedAndRemovedOnThePage() {
        goQuickBooks("/desk/faults");
        type("where", "webhooks");
        choose("kind", "lose");
        typeInto("Only the n-th call", "3");
        press("Add rule");
        assertThat(page.locator("#Rules").textContent()).contains("webhooks", "of the first 60: 3");
        pictures("quickbooks-faults");
        assertThat(api.control("faults").path("faults")).hasSize(1);
        press("Remove");
        assertThat(api.control("faults").path("faults")).isEmpty();
    }

    @Test
    void everyPageFitsTheWindowOfAPhone() {
        page.setViewportSize(390, 844);
        for (String path : new String[] {
            "/",
            "/app/list/bill",
            "/app/list/account",
            "/app/bill?txnId=1",
            "/app/vendordetail?nameId=4",
            "/desk/faults",
            "/desk/clock",
            "/desk/webhooks",
            "/desk/requests",
            "/desk/meter"
        }) {
            goQuickBooks(path);
            assertThat(overflows()).as(path).isFalse();
        }
        picture("quickbooks-meter-phone");
    }

    @Test
    void theDeskPagesShowWhatWentOverTheWire() {
        api.find("Vendor", "Active = true");
        goQuickBooks("/desk/requests");
        assertThat(page.locator("main").textContent()).contains("/query", "200");
        pictures("quickbooks-wire-log");
        goQuickBooks("/desk/meter");
        pictures("quickbooks-meter");
        goQuickBooks("/desk/webhooks");
        pictures("quickbooks-webhooks");
        goQuickBooks("/desk/clock");
        pictures("quickbooks-clock");
    }
}
