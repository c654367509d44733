package io.mlconnector.quickbooks.translation;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.Amounts;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.accounting.Settlement;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Intuit's entities as the domain's values. Members that are not there are not a fault, except those without which
/// the value means nothing.
public final class EntityTranslator {
    private static final int MAX_AMOUNT_TEXT = 64;

    private EntityTranslator() {}

    /// @param state as the record says; [RecordStates#of] knows only what the body itself tells
    /// @throws UnreadableEntityException when the body is not such an entity, a bare tombstone included
    public static QboEntity toDomain(EntityType type, JsonNode body, RecordState state) {
        try {
            EntityRef ref = new EntityRef(type, required(body, "Id"));
            long version = version(body);
            return switch (type) {
                case VENDOR, CUSTOMER -> party(ref, version, state, body);
                case BILL -> obligation(ref, version, state, EntityType.VENDOR, body);
                case INVOICE -> obligation(ref, version, state, EntityType.CUSTOMER, body);
                case JOURNAL_ENTRY -> journalEntry(ref, version, state, body);
                case CLASS, DEPARTMENT, ACCOUNT, TERM -> listItem(ref, version, state, body);
                case BILL_PAYMENT -> settlement(ref, version, state, EntityType.BILL, body);
                case PAYMENT -> settlement(ref, version, state, EntityType.INVOICE, body);
            };
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new UnreadableEntityException(type.wire() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Party party(EntityRef ref, long version, RecordState state, JsonNode body) {
        Party.Contact contact = new Party.Contact(
                Stream.of("GivenName", "MiddleName", "FamilyName")
                        .map(name -> text(body.path(name)))
                        .filter(part -> !part.isEmpty())
                        .reduce("", (left, right) -> left.isEmpty() ? right : left + " " + right),
                text(body.path("PrimaryEmailAddr").path("Address")),
                text(body.path("PrimaryPhone").path("FreeFormNumber")));
        String terms = ref.type() == EntityType.VENDOR ? "TermRef" : "SalesTermRef";
        return new Party(
                ref,
                version,
                state,
                required(body, "DisplayName"),
                contact,
                reference(body, terms),
                reference(body, "CurrencyRef"),
                amount(body, "Balance", BigDecimal.ZERO));
    }

    private static Obligation obligation(
            EntityRef ref, long version, RecordState state, EntityType partyType, JsonNode body) {
        String partyRef = partyType.wire() + "Ref";
        String party = reference(body, partyRef);
        if (party == null) {
            throw new IllegalArgumentException("no " + partyRef);
        }
        BigDecimal total = amount(body, "TotalAmt", null);
        return new Obligation(
                ref,
                version,
                state,
                new EntityRef(partyType, party),
                blankToNull(body.path("DocNumber")),
                LocalDate.parse(required(body, "TxnDate")),
                date(body, "DueDate"),
                reference(body, "DepartmentRef"),
                reference(body, "CurrencyRef"),
                total,
                amount(body, "Balance", total),
                blankToNull(body.path("PrivateNote")),
                lines(body));
    }

    /// Subtotal, discount and description lines carry no account, class or customer and are left out.
    private static List<Obligation.Line> lines(JsonNode body) {
        List<Obligation.Line> lines = new ArrayList<>();
        for (JsonNode line : body.path("Line")) {
            switch (text(line.path("DetailType"))) {
                case "AccountBasedExpenseLineDetail", "ItemBasedExpenseLineDetail", "SalesItemLineDetail" -> {
                    JsonNode detail = line.path(text(line.path("DetailType")));
                    String customer = reference(detail, "CustomerRef");
                    lines.add(new Obligation.Line(
                            amount(line, "Amount", BigDecimal.ZERO),
                            reference(detail, "AccountRef"),
                            reference(detail, "ClassRef"),
                            customer));
                }
                default -> {
                    // A kind of line that the planner has no use for.
                }
            }
        }
        String headerClass = reference(body, "ClassRef");
        if (headerClass == null) {
            return lines;
        }
        // With "one class per transaction" an invoice has its class on the header.
        return lines.stream()
                .map(line -> line.classId() != null
                        ? line
                        : new Obligation.Line(line.amount(), line.accountId(), headerClass, line.customerId()))
                .toList();
    }

    private static JournalEntry journalEntry(EntityRef ref, long version, RecordState state, JsonNode body) {
        List<Posting> postings = new ArrayList<>();
        for (JsonNode line : body.path("Line")) {
            JsonNode detail = line.path("JournalEntryLineDetail");
            BigDecimal amount = amount(line, "Amount", BigDecimal.ZERO);
            String account = reference(detail, "AccountRef");
            if (detail.isMissingNode() || amount.signum() == 0 || account == null) {
                continue;
            }
            boolean debit = text(detail.path("PostingType")).equalsIgnoreCase("Debit");
            // QuickBooks can show a negative debit; that is a credit.
            Posting.Side side = debit == (amount.signum() > 0) ? Posting.Side.DEBIT : Posting.Side.CREDIT;
            postings.add(new Posting(
                    side,
                    amount.abs(),
                    account,
                    reference(detail, "ClassRef"),
                    reference(detail, "DepartmentRef"),
                    party(detail.path("Entity")).orElse(null)));
        }
        return new JournalEntry(
                ref,
                version,
                state,
                blankToNull(body.path("DocNumber")),
                LocalDate.parse(required(body, "TxnDate")),
                blankToNull(body.path("PrivateNote")),
                postings);
    }

    private static Optional<EntityRef> party(JsonNode entity) {
        String id = reference(entity, "EntityRef");
        return id == null
                ? Optional.empty()
                : EntityType.find(text(entity.path("Type"))).map(type -> new EntityRef(type, id));
    }

    private static ListItem listItem(EntityRef ref, long version, RecordState state, JsonNode body) {
        String name = required(body, "Name");
        String fullName = text(body.path("FullyQualifiedName"));
        return new ListItem(
                ref, version, state, name, fullName.isEmpty() ? name : fullName, text(body.path("AccountType")));
    }

    private static Settlement settlement(
            EntityRef ref, long version, RecordState state, EntityType settled, JsonNode body) {
        List<EntityRef> settles = new ArrayList<>();
        for (JsonNode line : body.path("Line")) {
            for (JsonNode linked : line.path("LinkedTxn")) {
                String id = text(linked.path("TxnId"));
                if (!id.isEmpty() && text(linked.path("TxnType")).equalsIgnoreCase(settled.wire())) {
                    settles.add(new EntityRef(settled, id));
                }
            }
        }
        return new Settlement(ref, version, state, settles.stream().distinct().toList());
    }

    private static long version(JsonNode body) {
        String token = text(body.path("SyncToken"));
        return token.isEmpty() ? 0 : Long.parseLong(token);
    }

    private static String required(JsonNode body, String member) {
        String value = text(body.path(member));
        if (value.isBlank()) {
            throw new IllegalArgumentException("no " + member);
        }
        return value;
    }

    private static BigDecimal amount(JsonNode body, String member, @Nullable BigDecimal ifMissing) {
        JsonNode value = body.path(member);
        if (value.isNumber()) {
            return Amounts.checked(value.decimalValue());
        }
        if (value.isTextual() && !value.textValue().isBlank()) {
            String text = value.textValue().strip();
            if (text.length() > MAX_AMOUNT_TEXT) {
                throw new IllegalArgumentException("a text that is no " + member);
            }
            return Amounts.checked(new BigDecimal(text));
        }
        if (ifMissing == null) {
            throw new IllegalArgumentException("no " + member);
        }
        return ifMissing;
    }

    private static @Nullable LocalDate date(JsonNode body, String member) {
        String value = text(body.path(member));
        return value.isEmpty() ? null : LocalDate.parse(value);
    }

    private static @Nullable String reference(JsonNode body, String member) {
        return blankToNull(body.path(member).path("value"));
    }

    private static @Nullable String blankToNull(JsonNode node) {
        String value = text(node);
        return value.isBlank() ? null : value;
    }

    private static String text(JsonNode node) {
        return node.isNull() ? "" : node.asText("");
    }
}
