package io.mlconnector.quickbooks;

import io.mlconnector.domain.accounting.EntityType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// QuickBooks' query language. Inactive list entities are always asked for too: without saying so they are left out.
///
/// See <https://developer.intuit.com/app/developer/qbo/docs/learn/explore-the-quickbooks-online-api/data-queries>.
public final class Statements {
    /// The largest page that QuickBooks gives.
    public static final int MAX_PAGE = 1000;

    /// Ids in one statement; QuickBooks publishes no limit, and this stays well below what clients use.
    public static final int MAX_IDS = 200;

    private static final String ANY_STATE = "Active in (true,false)";

    private Statements() {}

    /// The entities with these ids, in as many statements as it takes.
    public static List<String> byIds(EntityType type, Collection<String> ids) {
        List<String> distinct = ids.stream().distinct().toList();
        List<String> statements = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += MAX_IDS) {
            List<String> chunk = distinct.subList(from, Math.min(from + MAX_IDS, distinct.size()));
            String in = chunk.stream().map(Statements::literal).collect(Collectors.joining(",", "Id in (", ")"));
            statements.add(select(type, List.of(in)) + " maxresults " + MAX_PAGE);
        }
        return statements;
    }

    /// One page of all entities of a type. The last page has fewer than `size` rows.
    ///
    /// @param start of the first row, from 1
    public static String page(EntityType type, int start, int size) {
        return paged(select(type, List.of()), start, size);
    }

    /// One page of the transactions with a book date not before `from`.
    public static String bookedSince(EntityType type, LocalDate from, int start, int size) {
        return paged(select(type, List.of("TxnDate >= " + literal(from.toString()))), start, size);
    }

    /// One page of what was updated after `since`. Never shows what was deleted.
    public static String updatedSince(EntityType type, Instant since, int start, int size) {
        return paged(select(type, List.of("MetaData.LastUpdatedTime > " + literal(since.toString()))), start, size);
    }

    /// The bills of a vendor with a book date; the marker in `PrivateNote` cannot be asked for.
    public static String billsOf(String vendorId, LocalDate bookDate) {
        return select(
                        EntityType.BILL,
                        List.of("VendorRef = " + literal(vendorId), "TxnDate = " + literal(bookDate.toString())))
                + " maxresults " + MAX_PAGE;
    }

    public static String byDocNumber(EntityType type, String docNumber) {
        return select(type, List.of("DocNumber = " + literal(docNumber))) + " maxresults " + MAX_PAGE;
    }

    /// A text value: in single quotes, with backslash before a quote and before a backslash.
    public static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String select(EntityType type, List<String> conditions) {
        List<String> all = new ArrayList<>(conditions);
        if (type.isList()) {
            all.add(ANY_STATE);
        }
        String where = all.isEmpty() ? "" : " where " + String.join(" and ", all);
        return "select * from " + type.wire() + where;
    }

    private static String paged(String statement, int start, int size) {
        if (start < 1 || size < 1 || size > MAX_PAGE) {
            throw new IllegalArgumentException("rows " + start + " and following, " + size + " of them");
        }
        return statement + " orderby Id startposition " + start + " maxresults " + size;
    }
}
