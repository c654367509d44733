package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.List;

/// A small contractor's company as it stands on the day it is connected: accounts, terms, one service, and the class
/// and department tracking that job costing needs. No vendors, customers or transactions.
public final class Seed {
    static final String HOME_CURRENCY = "USD";

    private Seed() {}

    /// The company itself, which must exist.
    public static void company(Unit unit) {
        ObjectNode info = Json.object();
        info.put("CompanyName", "Harbour & Stone Fit-out").put("LegalName", "Harbour & Stone Fit-out LLC");
        info.putObject("CompanyAddr")
                .put("Line1", "12 Quay Street")
                .put("City", "Seattle")
                .put("Country", "USA");
        info.put("Country", "US").put("FiscalYearStartMonth", "January").put("SupportedLanguages", "en");
        info.put("DefaultTimeZone", "America/Los_Angeles");
        var values = info.putArray("NameValue");
        values.addObject().put("Name", "OfferingSku").put("Value", "QuickBooks Online Plus");
        values.addObject().put("Name", "SubscriptionStatus").put("Value", "SUBSCRIBED");
        unit.insert(EntityType.COMPANY_INFO, info);

        ObjectNode preferences = Json.object();
        preferences
                .putObject("AccountingInfoPrefs")
                .put("UseAccountNumbers", false)
                .put("TrackDepartments", true)
                .put("DepartmentTerminology", "Location")
                .put("ClassTrackingPerTxn", false)
                .put("ClassTrackingPerTxnLine", true)
                .put("FirstMonthOfFiscalYear", "January")
                .put("CustomerTerminology", "Customers");
        preferences
                .putObject("CurrencyPrefs")
                .put("MultiCurrencyEnabled", false)
                .set("HomeCurrency", Json.object().put("value", HOME_CURRENCY));
        preferences
                .putObject("VendorAndPurchasesPrefs")
                .put("BillableExpenseTracking", true)
                .put("TrackingByCustomer", true);
        preferences.putObject("SalesFormsPrefs").put("CustomTxnNumbers", false);
        preferences
                .putObject("OtherPrefs")
                .putArray("NameValue")
                .addObject()
                .put("Name", "ProjectsEnabled")
                .put("Value", "true");
        unit.insert(EntityType.PREFERENCES, preferences);
    }

    public static void lists(Unit unit) {
        account(unit, "Checking", AccountRules.BANK, "Checking");
        account(unit, "Accounts Payable (A/P)", AccountRules.PAYABLE, "AccountsPayable");
        account(unit, "Accounts Receivable (A/R)", AccountRules.RECEIVABLE, "AccountsReceivable");
        account(unit, "Business Card", AccountRules.CREDIT_CARD, "CreditCard");
        account(unit, "Accrued liabilities", "Other Current Liability", "OtherCurrentLiabilities");
        account(unit, "Opening Balance Equity", "Equity", "OpeningBalanceEquity");
        ObjectNode income = account(unit, "Services", "Income", "ServiceFeeIncome");
        account(unit, "Cost of Goods Sold", "Cost of Goods Sold", "SuppliesMaterialsCogs");
        for (String name :
                List.of("Job Materials", "Subcontractors", "Travel", "Equipment Rental", "Permits and Fees")) {
            account(unit, name, "Expense", "OtherMiscellaneousServiceCost");
        }
        term(unit, "Due on receipt", 0);
        term(unit, "Net 15", 15);
        term(unit, "Net 30", 30);
        ObjectNode item = Json.object().put("Name", "Services").put("Type", "Service");
        item.putObject("IncomeAccountRef").put("value", Nodes.text(income, "Id"));
        Bookkeeper.create(EntityType.ITEM, item, unit);
        Bookkeeper.create(EntityType.CLASS, Json.object().put("Name", "Fit-out"), unit);
        Bookkeeper.create(EntityType.DEPARTMENT, Json.object().put("Name", "Leeds"), unit);
    }

    private static ObjectNode account(Unit unit, String name, String type, String subType) {
        return Bookkeeper.create(
                EntityType.ACCOUNT,
                Json.object().put("Name", name).put("AccountType", type).put("AccountSubType", subType),
                unit);
    }

    private static void term(Unit unit, String name, int days) {
        Bookkeeper.create(EntityType.TERM, Json.object().put("Name", name).put("DueDays", days), unit);
    }
}
