package io.mlconnector.sandbox.quickbooks.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.seed.MadeUp;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A services firm that fits out offices and shops, after a few months of business.
final class SmallCompany {
    private static final List<String> VENDORS = List.of(
            "Alder Bay Electrical",
            "Birch Lane Joinery",
            "Copper Creek Plumbing",
            "Crescent Tool Hire",
            "Falcon Ridge Drywall",
            "Garnet Office Supply",
            "Harbor Gate Insurance",
            "Juniper Hill Painting",
            "Lantern Street Lighting",
            "Maple Court Flooring",
            "Osprey Point Surveying",
            "Slate & Stone Tiling");

    private final Ledger ledger;

    private SmallCompany(Ledger ledger) {
        this.ledger = ledger;
    }

    static void plant(Ledger ledger) {
        SmallCompany company = new SmallCompany(ledger);
        company.lists();
        List<String> vendors = company.vendors();
        List<String> customers = company.customers();
        company.purchases(vendors, customers);
        company.sales(customers);
        company.accrual();
    }

    private void lists() {
        ledger.account("Savings", "Bank", "Savings");
        ledger.account("Prepaid expenses", "Other Current Asset", "PrepaidExpenses");
        ledger.account("Tools and equipment", "Fixed Asset", "MachineryAndEquipment");
        ledger.account("Design fees", "Income", "ServiceFeeIncome");
        ledger.account("Site supervision", "Income", "ServiceFeeIncome");
        ledger.account("Site labor", "Cost of Goods Sold", "CostOfLaborCos");
        ledger.account("Freight and delivery", "Cost of Goods Sold", "ShippingFreightDeliveryCos");
        for (String name : List.of(
                "Advertising",
                "Bank charges",
                "Insurance",
                "Office rent",
                "Office supplies",
                "Professional fees",
                "Software subscriptions",
                "Utilities")) {
            ledger.account(name, "Expense", "OtherMiscellaneousServiceCost");
        }
        ledger.create(EntityType.TERM, Json.object().put("Name", "Net 60").put("DueDays", 60));
        for (String name : List.of("Design", "Maintenance")) {
            ledger.create(EntityType.CLASS, Json.object().put("Name", name));
        }
        for (String name : List.of("Seattle", "Portland")) {
            ledger.create(EntityType.DEPARTMENT, Json.object().put("Name", name));
        }
        item("Design hours", "Design fees", "120.00");
        item("Supervision hours", "Site supervision", "95.00");
        for (int i = 0; i < 3; i++) {
            MadeUp.Person person = MadeUp.person(100 + i);
            ObjectNode employee = Json.object().put("GivenName", person.given()).put("FamilyName", person.family());
            employee.putObject("PrimaryEmailAddr").put("Address", person.mail());
            ledger.create(EntityType.EMPLOYEE, employee);
        }
    }

    private void item(String name, String income, String price) {
        ObjectNode item =
                Json.object().put("Name", name).put("Type", "Service").put("UnitPrice", new BigDecimal(price));
        item.set("IncomeAccountRef", ledger.ref(EntityType.ACCOUNT, income));
        ledger.create(EntityType.ITEM, item);
    }

    private List<String> vendors() {
        List<String> terms = List.of("Net 30", "Net 15", "Due on receipt", "Net 60");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < VENDORS.size(); i++) {
            ids.add(ledger.vendor(VENDORS.get(i), i, ledger.named(EntityType.TERM, terms.get(i % terms.size()))));
        }
        return ids;
    }

    private List<String> customers() {
        List<String> ids = new ArrayList<>();
        int number = 50;
        for (String name : List.of(
                "Beacon Street Bakery",
                "Cedar Falls Clinic",
                "Delta Dental Partners",
                "Orchard Park Hotel",
                "Quarry Lane Books",
                "Willow Creek School")) {
            ids.add(ledger.customer(name, number++, null));
        }
        ids.add(ledger.customer("Clinic reception", number++, ids.get(1)));
        ids.add(ledger.customer("Hotel lobby", number, ids.get(3)));
        return ids;
    }

    private void purchases(List<String> vendors, List<String> customers) {
        String materials = ledger.named(EntityType.ACCOUNT, "Job Materials");
        String subcontractors = ledger.named(EntityType.ACCOUNT, "Subcontractors");
        String rental = ledger.named(EntityType.ACCOUNT, "Equipment Rental");
        String lobby = customers.get(7);
        String reception = customers.get(6);
        String wiring = ledger.bill(
                vendors.get(0),
                ledger.day(-75),
                "AB-2041",
                Ledger.expense(subcontractors, "4200.00", "First fix wiring", lobby),
                Ledger.expense(materials, "615.40", "Cable and boxes", lobby));
        ledger.payBill(vendors.get(0), wiring, ledger.day(-44), "4815.40");
        String counters = ledger.bill(
                vendors.get(1),
                ledger.day(-40),
                "BL-118",
                Ledger.expense(subcontractors, "7350.00", "Reception counters", reception));
        ledger.payBill(vendors.get(1), counters, ledger.day(-20), "3000.00");
        ledger.bill(
                vendors.get(2), ledger.day(-21), "5530", Ledger.expense(subcontractors, "1980.00", "Sinks", reception));
        ledger.bill(
                vendors.get(3), ledger.day(-14), "R-77012", Ledger.expense(rental, "460.00", "Scaffold tower", lobby));
        ledger.bill(
                vendors.get(5),
                ledger.day(-9),
                "G-3301",
                Ledger.expense(ledger.named(EntityType.ACCOUNT, "Office supplies"), "128.75", "Paper, toner", null));
        ledger.bill(
                vendors.get(9), ledger.day(-4), "MC-9004", Ledger.expense(materials, "2874.16", "Oak flooring", lobby));
    }

    private void sales(List<String> customers) {
        String design = ledger.invoice(customers.get(7), ledger.day(-80), "Design hours", 40, "120.00");
        ledger.receive(customers.get(7), design, ledger.day(-52), "4800.00");
        String supervision = ledger.invoice(customers.get(6), ledger.day(-35), "Supervision hours", 30, "95.00");
        ledger.receive(customers.get(6), supervision, ledger.day(-10), "1500.00");
        ledger.invoice(customers.get(0), ledger.day(-12), "Design hours", 12, "120.00");
        ledger.invoice(customers.get(5), ledger.day(-3), "Supervision hours", 16, "95.00");
    }

    private void accrual() {
        ObjectNode entry = Json.object()
                .put("TxnDate", ledger.day(-6).toString())
                .put("DocNumber", "ACC-1")
                .put("PrivateNote", "Work done and not billed yet");
        side(entry, "Debit", "Subcontractors");
        side(entry, "Credit", "Accrued liabilities");
        ledger.create(EntityType.JOURNAL_ENTRY, entry);
    }

    private void side(ObjectNode entry, String postingType, String account) {
        ObjectNode line = entry.withArrayProperty("Line").addObject();
        line.put("Amount", new BigDecimal("1250.00")).put("DetailType", "JournalEntryLineDetail");
        line.putObject("JournalEntryLineDetail")
                .put("PostingType", postingType)
                .set("AccountRef", ledger.ref(EntityType.ACCOUNT, account));
    }
}
