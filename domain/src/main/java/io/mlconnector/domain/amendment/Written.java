package io.mlconnector.domain.amendment;

import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.command.Hash;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What QuickBooks answered our last write of a bill with, after its own rounding and dropping. A bill that still reads
/// so was changed by nobody in what is ours, however often its version has moved since.
///
/// @param version the `SyncToken`
/// @param content a hash of the bill's [BillValues] and its total
/// @param cause of the command's hash: which values it was written for
public record Written(long version, String content, String cause) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9a-f]{32})-([0-9a-f]{16})");
    private static final int LENGTH = 32;

    /// @param hash of the command that it was written for
    public static Written of(Obligation bill, String hash) {
        return new Written(bill.version(), content(bill), cause(hash));
    }

    /// The form in which the bill's origin link keeps it as its hash. Links of earlier releases hold something else.
    public static Optional<Written> parse(String agreedHash) {
        Matcher matcher = TEXT.matcher(agreedHash);
        return matcher.matches()
                ? Optional.of(new Written(Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    public String text() {
        return version + "-" + content + "-" + cause;
    }

    /// Links arrive one by one: whether this one belongs to a cost item's link with this hash.
    public boolean isFor(String agreedHash) {
        return cause.equals(cause(agreedHash));
    }

    private static String cause(String hash) {
        return Hash.brief(hash, 16);
    }

    boolean isStill(Obligation bill) {
        return content.equals(content(bill));
    }

    private static String content(Obligation bill) {
        BillValues values = BillValues.of(bill);
        StringBuilder text = new StringBuilder();
        part(text, values.vendorId());
        part(text, String.valueOf(values.dueOn()));
        part(text, String.valueOf(values.departmentId()));
        part(text, bill.total().stripTrailingZeros().toPlainString());
        for (Obligation.Line line : values.lines()) {
            part(text, line.amount().toPlainString());
            part(text, String.valueOf(line.accountId()));
            part(text, String.valueOf(line.classId()));
            part(text, String.valueOf(line.customerId()));
        }
        return Hash.brief(text.toString(), LENGTH);
    }

    private static void part(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part).append(';');
    }
}
