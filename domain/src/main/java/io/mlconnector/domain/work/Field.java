package io.mlconnector.domain.work;

import io.mlconnector.domain.accounting.EntityType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The connector's own custom fields in Asana. Fields are known by their gid once they exist; the names here are what
/// a person sees and what the connector looks for the first time. A linked project gets at most 12 of them.
public enum Field {
    VENDOR("Vendor", Kind.ENTITY, EntityType.VENDOR),
    CUSTOMER("Customer", Kind.ENTITY, EntityType.CUSTOMER),
    ACCOUNT("Account", Kind.ENTITY, EntityType.ACCOUNT),
    CLASS("Class", Kind.ENTITY, EntityType.CLASS),
    DEPARTMENT("Department", Kind.ENTITY, EntityType.DEPARTMENT),
    TERMS("Terms", Kind.ENTITY, EntityType.TERM),
    AMOUNT("Amount", Kind.AMOUNT, null),
    BALANCE("Balance", Kind.AMOUNT, null),
    POSTING("Posting", Kind.CHOICE, null),
    POST_AS("Post as", Kind.CHOICE, null),
    QUICKBOOKS_STATUS("QuickBooks status", Kind.CHOICE, null),
    QUICKBOOKS_ID("QuickBooks id", Kind.TEXT, null),
    QUICKBOOKS_NUMBER("QuickBooks number", Kind.TEXT, null),
    QUICKBOOKS_LINK("QuickBooks link", Kind.TEXT, null),
    CONTACT("Contact", Kind.TEXT, null),
    EMAIL("Email", Kind.TEXT, null),
    PHONE("Phone", Kind.TEXT, null),
    CURRENCY("Currency", Kind.TEXT, null);

    /// What a field holds. ENTITY: the options are QuickBooks list entities. CHOICE: the options are [#choices()].
    public enum Kind {
        TEXT,
        AMOUNT,
        CHOICE,
        ENTITY
    }

    private final String displayName;
    private final Kind kind;
    private final @Nullable EntityType entity;

    Field(String displayName, Kind kind, @Nullable EntityType entity) {
        this.displayName = displayName;
        this.kind = kind;
        this.entity = entity;
    }

    public String displayName() {
        return displayName;
    }

    public Kind kind() {
        return kind;
    }

    /// The QuickBooks type whose entities are this field's options.
    public Optional<EntityType> entity() {
        return Optional.ofNullable(entity);
    }

    /// The field whose options are the entities of this type.
    public static Optional<Field> optionsFor(EntityType type) {
        for (Field field : values()) {
            if (field.entity == type) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /// The fixed options of a CHOICE field, in order.
    public List<String> choices() {
        return switch (this) {
            case POSTING -> PostingStatus.names();
            case POST_AS -> List.of(PostAs.BILL.displayName(), PostAs.JOURNAL_ENTRY.displayName());
            case QUICKBOOKS_STATUS -> ShownStatus.names();
            default -> List.of();
        };
    }

    /// The fields of a project whose tasks are cost items, bills and invoices.
    public static final List<Field> OF_LINKED_PROJECT = List.of(
            VENDOR,
            CUSTOMER,
            ACCOUNT,
            AMOUNT,
            BALANCE,
            POSTING,
            POST_AS,
            QUICKBOOKS_STATUS,
            QUICKBOOKS_ID,
            QUICKBOOKS_NUMBER,
            QUICKBOOKS_LINK);

    /// The fields of the directory projects of vendors and customers.
    public static final List<Field> OF_PARTY_DIRECTORY =
            List.of(QUICKBOOKS_ID, QUICKBOOKS_STATUS, CONTACT, EMAIL, PHONE, TERMS, CURRENCY, BALANCE, QUICKBOOKS_LINK);

    /// The fields of the portfolio: the values of the projects themselves.
    public static final List<Field> OF_PORTFOLIO = List.of(CLASS, DEPARTMENT, CUSTOMER);
}
