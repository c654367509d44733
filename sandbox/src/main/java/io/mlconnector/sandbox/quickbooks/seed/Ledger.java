package io.mlconnector.sandbox.quickbooks.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Bookkeeper;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.quickbooks.books.Unit;
import io.mlconnector.sandbox.seed.MadeUp;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Writes what a seed wants to have written; what is given by name is found by name. Records are answered by id.
final class Ledger {
    private final Unit unit;

    Ledger(Unit unit) {
        this.unit = unit;
    }

    /// @param days negative for the past
    LocalDate day(int days) {
        return PacificTime.today(unit.now()).plusDays(days);
    }

    String create(EntityType type, ObjectNode record) {
        return Bookkeeper.create(type, record, unit).path("Id").asText();
    }

    /// The id of the record of this name.
    String named(EntityType type, String name) {
        return unit.named(type, name).getFirst().path("Id").asText();
    }

    ObjectNode ref(EntityType type, String name) {
        return Json.object().put("value", named(type, name));
    }

    static ObjectNode ref(String id) {
        return Json.object().put("value", id);
    }

    String account(String name, String type, String subType) {
        return create(
                EntityType.ACCOUNT,
                Json.object().put("Name", name).put("AccountType", type).put("AccountSubType", subType));
    }

    /// @param number says which made-up address, phone and contact it has
    /// @param term the id of the terms of payment; null for none
    String vendor(String name, int number, @Nullable String term) {
        ObjectNode vendor = contact(name, number);
        vendor.put("CompanyName", name).put("AcctNum", "HS-" + (1000 + number));
        if (term != null) {
            vendor.set("TermRef", ref(term));
        }
        return create(EntityType.VENDOR, vendor);
    }

    String customer(String name, int number, @Nullable String parent) {
        ObjectNode customer = contact(name, number);
        customer.put("CompanyName", name);
        if (parent != null) {
            customer.put("Job", true).set("ParentRef", ref(parent));
        }
        return create(EntityType.CUSTOMER, customer);
    }

    private static ObjectNode contact(String name, int number) {
        MadeUp.Person person = MadeUp.person(number);
        MadeUp.Address address = MadeUp.address(number);
        ObjectNode contact = Json.object();
        contact.put("DisplayName", name).put("GivenName", person.given()).put("FamilyName", person.family());
        contact.putObject("PrimaryPhone").put("FreeFormNumber", MadeUp.phone(number));
        contact.putObject("PrimaryEmailAddr").put("Address", MadeUp.mail(name));
        contact.putObject("BillAddr")
                .put("Line1", address.line())
                .put("City", address.town())
                .put("CountrySubDivisionCode", address.state())
                .put("PostalCode", address.code())
                .put("Country", "USA");
        return contact;
    }

    /// @param lines as [#expense] makes them
    String bill(String vendor, LocalDate date, String number, ObjectNode... lines) {
        ObjectNode bill = Json.object().put("TxnDate", date.toString()).put("DocNumber", number);
        bill.set("VendorRef", ref(vendor));
        for (ObjectNode line : lines) {
            bill.withArrayProperty("Line").add(line);
        }
        return create(EntityType.BILL, bill);
    }

    static ObjectNode expense(String account, String amount, String description, @Nullable String customer) {
        ObjectNode line = Json.object().put("Amount", new BigDecimal(amount)).put("Description", description);
        line.put("DetailType", "AccountBasedExpenseLineDetail");
        ObjectNode detail = line.putObject("AccountBasedExpenseLineDetail");
        detail.set("AccountRef", ref(account));
        if (customer != null) {
            detail.set("CustomerRef", ref(customer));
        }
        return line;
    }

    String payBill(String vendor, String bill, LocalDate date, String amount) {
        ObjectNode payment = Json.object()
                .put("TxnDate", date.toString())
                .put("PayType", "Check")
                .put("TotalAmt", new BigDecimal(amount));
        payment.set("VendorRef", ref(vendor));
        payment.putObject("CheckPayment").set("BankAccountRef", ref(EntityType.ACCOUNT, "Checking"));
        payment.withArrayProperty("Line").add(settles("Bill", bill, amount));
        return create(EntityType.BILL_PAYMENT, payment);
    }

    String invoice(String customer, LocalDate date, String item, int hours, String rate) {
        BigDecimal price = new BigDecimal(rate);
        ObjectNode invoice = Json.object().put("TxnDate", date.toString());
        invoice.set("CustomerRef", ref(customer));
        invoice.set("SalesTermRef", ref(EntityType.TERM, "Net 30"));
        ObjectNode line = invoice.withArrayProperty("Line").addObject();
        line.put("Amount", price.multiply(BigDecimal.valueOf(hours)))
                .put("Description", item)
                .put("DetailType", "SalesItemLineDetail");
        ObjectNode detail = line.putObject("SalesItemLineDetail");
        detail.set("ItemRef", ref(EntityType.ITEM, item));
        detail.put("Qty", hours).put("UnitPrice", price);
        return create(EntityType.INVOICE, invoice);
    }

    String receive(String customer, String invoice, LocalDate date, String amount) {
        ObjectNode payment = Json.object().put("TxnDate", date.toString()).put("TotalAmt", new BigDecimal(amount));
        payment.set("CustomerRef", ref(customer));
        payment.withArrayProperty("Line").add(settles("Invoice", invoice, amount));
        return create(EntityType.PAYMENT, payment);
    }

    private static ObjectNode settles(String type, String id, String amount) {
        ObjectNode line = Json.object().put("Amount", new BigDecimal(amount));
        line.withArrayProperty("LinkedTxn").addObject().put("TxnId", id).put("TxnType", type);
        return line;
    }
}
