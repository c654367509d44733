package io.mlconnector.domain.accounting;

/// A class, department, account or term.
///
/// @param fullName with its parents, `Parent:Child`, as QuickBooks shows it
/// @param kind `AccountType` of an account, else empty
public record ListItem(EntityRef ref, long version, RecordState state, String name, String fullName, String kind)
        implements QboEntity {

    public static final String ACCOUNTS_PAYABLE = "Accounts Payable";
    public static final String ACCOUNTS_RECEIVABLE = "Accounts Receivable";

    @Override
    public String label() {
        return fullName.isBlank() ? name : fullName;
    }
}
