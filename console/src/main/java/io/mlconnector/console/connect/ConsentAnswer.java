package io.mlconnector.console.connect;

import org.jspecify.annotations.Nullable;

/// What the browser brings back from a vendor. Everything in it is somebody's text until the state says
/// otherwise.
///
/// @param realmId of QuickBooks only
record ConsentAnswer(String code, String state, String realmId, String error) {
    static ConsentAnswer of(
            @Nullable String code, @Nullable String state, @Nullable String realmId, @Nullable String error) {
        return new ConsentAnswer(text(code), text(state), text(realmId), text(error));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    @Override
    public String toString() {
        return "ConsentAnswer[***]";
    }
}
