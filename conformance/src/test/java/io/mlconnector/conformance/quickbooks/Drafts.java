package io.mlconnector.conformance.quickbooks;

import static io.mlconnector.conformance.quickbooks.IntuitClient.reference;

import com.intuit.ipp.data.AccountBasedExpenseLineDetail;
import com.intuit.ipp.data.Bill;
import com.intuit.ipp.data.BillPayment;
import com.intuit.ipp.data.BillPaymentCheck;
import com.intuit.ipp.data.BillPaymentTypeEnum;
import com.intuit.ipp.data.JournalEntryLineDetail;
import com.intuit.ipp.data.Line;
import com.intuit.ipp.data.LineDetailTypeEnum;
import com.intuit.ipp.data.LinkedTxn;
import com.intuit.ipp.data.PostingTypeEnum;
import com.intuit.ipp.data.ReferenceType;
import com.intuit.ipp.data.TelephoneNumber;
import com.intuit.ipp.data.Vendor;
import java.math.BigDecimal;
import java.util.List;

/// Records as somebody types them in.
final class Drafts {
    private Drafts() {}

    static Vendor vendor(String name, String phone) {
        Vendor vendor = new Vendor();
        vendor.setDisplayName(name);
        vendor.setPrimaryPhone(phone(phone));
        return vendor;
    }

    static TelephoneNumber phone(String text) {
        TelephoneNumber phone = new TelephoneNumber();
        phone.setFreeFormNumber(text);
        return phone;
    }

    static Bill bill(String vendor, ReferenceType account, String amount) {
        AccountBasedExpenseLineDetail detail = new AccountBasedExpenseLineDetail();
        detail.setAccountRef(account);
        Line line = line(amount, LineDetailTypeEnum.ACCOUNT_BASED_EXPENSE_LINE_DETAIL);
        line.setAccountBasedExpenseLineDetail(detail);
        Bill bill = new Bill();
        bill.setVendorRef(reference(vendor));
        bill.setLine(List.of(line));
        return bill;
    }

    static BillPayment payment(Bill bill, ReferenceType bank, String amount) {
        LinkedTxn link = new LinkedTxn();
        link.setTxnId(bill.getId());
        link.setTxnType("Bill");
        Line line = new Line();
        line.setAmount(new BigDecimal(amount));
        line.setLinkedTxn(List.of(link));
        BillPaymentCheck check = new BillPaymentCheck();
        check.setBankAccountRef(bank);
        BillPayment payment = new BillPayment();
        payment.setVendorRef(bill.getVendorRef());
        payment.setPayType(BillPaymentTypeEnum.CHECK);
        payment.setCheckPayment(check);
        payment.setTotalAmt(new BigDecimal(amount));
        payment.setLine(List.of(line));
        return payment;
    }

    static Line journalLine(PostingTypeEnum side, ReferenceType account, String amount) {
        JournalEntryLineDetail detail = new JournalEntryLineDetail();
        detail.setPostingType(side);
        detail.setAccountRef(account);
        Line line = line(amount, LineDetailTypeEnum.JOURNAL_ENTRY_LINE_DETAIL);
        line.setJournalEntryLineDetail(detail);
        return line;
    }

    private static Line line(String amount, LineDetailTypeEnum type) {
        Line line = new Line();
        line.setAmount(new BigDecimal(amount));
        line.setDetailType(type);
        return line;
    }
}
