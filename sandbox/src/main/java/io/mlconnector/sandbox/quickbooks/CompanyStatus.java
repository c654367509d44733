package io.mlconnector.sandbox.quickbooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What may be wrong with a company as a whole.
enum CompanyStatus {
    ACTIVE("everything works"),
    LAPSED("its subscription has ended: reads work, writes are refused with 6190"),
    ADMIN_LOST("the person who connected the app is no administrator any more: all is refused with 120"),
    OTHER_ENVIRONMENT("it is of the other environment, production or sandbox: all is refused with 3100");

    private final String meaning;

    CompanyStatus(String meaning) {
        this.meaning = meaning;
    }

    /// As in the control API: `admin-lost`.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String description() {
        return word() + ": " + meaning;
    }

    static Optional<CompanyStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}
