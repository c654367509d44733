package io.mlconnector.chaos.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.chaos.world.Company.Cost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/// What the accountant does in QuickBooks to the bills of costs.
public final class Bills {
    private static final Duration SOON = Duration.ofMinutes(3);

    private final Company company;
    private final Api quickBooks;

    public Bills(Company company) {
        this.company = company;
        this.quickBooks = company.quickBooks();
    }

    /// Pays the bill of a cost, if it is there; a payment that may have failed is not repeated.
    public void pay(int number) throws InterruptedException {
        Cost cost = company.costs().get(number);
        if (cost == null) {
            return;
        }
        try {
            Optional<JsonNode> bill = find(cost).filter(Bills::isUnpaid);
            if (bill.isPresent()) {
                pay(bill.get());
            }
        } catch (Api.FailedException _) {
            // Perhaps paid, perhaps not: both are right.
        }
    }

    /// Gives the bill of a cost another amount, if it is there and nothing of it is paid.
    public void change(int number, int cents) throws InterruptedException {
        Cost cost = company.costs().get(number);
        if (cost == null) {
            return;
        }
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        boolean changed = Patience.until("another amount of the bill of cost " + number, SOON, () -> {
            Optional<JsonNode> bill = find(cost);
            if (bill.filter(known -> total(known).compareTo(amount) == 0).isPresent()) {
                return Optional.of(true);
            }
            if (bill.filter(Bills::isUnpaid).isEmpty()) {
                return Optional.of(false);
            }
            // Whether it was taken shows the next time.
            quickBooks.post("/bill", changed(bill.get(), amount));
            return Optional.empty();
        });
        if (changed) {
            company.replace(number, known -> known.changedThere(amount));
        }
    }

    private Optional<JsonNode> find(Cost cost) throws Api.FailedException, InterruptedException {
        return company.query("Bill").stream()
                .filter(bill -> bill.path("PrivateNote").asText().contains("[asana:" + cost.task() + " "))
                .findFirst();
    }

    private static ObjectNode changed(JsonNode bill, BigDecimal amount) {
        ObjectNode change = Api.object()
                .put("Id", bill.path("Id").asText())
                .put("SyncToken", bill.path("SyncToken").asText())
                .put("sparse", true);
        ArrayNode lines = bill.path("Line").deepCopy();
        ((ObjectNode) lines.path(0)).put("Amount", amount);
        change.set("VendorRef", bill.path("VendorRef"));
        change.set("Line", lines);
        return change;
    }

    private void pay(JsonNode bill) throws Api.FailedException, InterruptedException {
        String bank = "";
        for (JsonNode account : company.query("Account")) {
            if (account.path("AccountType").asText().equals("Bank")) {
                bank = account.path("Id").asText();
            }
        }
        BigDecimal half = total(bill).divide(BigDecimal.TWO, 2, RoundingMode.UP);
        ObjectNode payment = Api.object();
        payment.set("VendorRef", bill.path("VendorRef"));
        payment.put("PayType", "Check").put("TotalAmt", half);
        payment.putObject("CheckPayment").putObject("BankAccountRef").put("value", bank);
        ObjectNode line = payment.putArray("Line").addObject();
        line.put("Amount", half)
                .putArray("LinkedTxn")
                .addObject()
                .put("TxnId", bill.path("Id").asText())
                .put("TxnType", "Bill");
        quickBooks.post("/billpayment", payment);
    }

    private static boolean isUnpaid(JsonNode bill) {
        return bill.path("Balance").decimalValue().compareTo(total(bill)) == 0;
    }

    private static BigDecimal total(JsonNode bill) {
        return bill.path("TotalAmt").decimalValue();
    }
}
