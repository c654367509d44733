package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.function.BiConsumer;

/// What a transaction does to the accounts that it names: debits above zero, credits below. Income and expense accounts
/// behind items are left out, as accounts of the income statement show no balance.
final class Postings {
    private Postings() {}

    /// @param post takes the id of an account and the amount
    static void of(EntityType type, ObjectNode row, BiConsumer<String, BigDecimal> post) {
        BigDecimal total = Nodes.amount(row, "TotalAmt");
        switch (type) {
            case BILL -> purchase(row, total, post);
            case VENDOR_CREDIT -> purchase(row, total, (account, amount) -> post.accept(account, amount.negate()));
            case BILL_PAYMENT -> {
                post.accept(Nodes.ref(row, "APAccountRef"), total);
                post.accept(Nodes.ref(row.path("CheckPayment"), "BankAccountRef"), total.negate());
                post.accept(Nodes.ref(row.path("CreditCardPayment"), "CCAccountRef"), total.negate());
            }
            case INVOICE -> post.accept(Nodes.ref(row, "ARAccountRef"), total);
            case PAYMENT -> {
                post.accept(Nodes.ref(row, "ARAccountRef"), total.negate());
                post.accept(Nodes.ref(row, "DepositToAccountRef"), total);
            }
            case JOURNAL_ENTRY -> {
                for (ObjectNode line : Lines.objects(row)) {
                    ObjectNode detail = Lines.detail(line);
                    BigDecimal amount = Nodes.amount(line, "Amount");
                    boolean debit = Nodes.text(detail, "PostingType").equals("Debit");
                    post.accept(Nodes.ref(detail, "AccountRef"), debit ? amount : amount.negate());
                }
            }
            default -> {}
        }
    }

    private static void purchase(ObjectNode row, BigDecimal total, BiConsumer<String, BigDecimal> post) {
        post.accept(Nodes.ref(row, "APAccountRef"), total.negate());
        for (ObjectNode line : Lines.objects(row)) {
            post.accept(Nodes.ref(Lines.detail(line), "AccountRef"), Nodes.amount(line, "Amount"));
        }
    }
}
