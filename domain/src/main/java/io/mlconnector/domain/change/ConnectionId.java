package io.mlconnector.domain.change;

import java.util.regex.Pattern;

/// One QuickBooks company paired with one Asana workspace. The value is the company's `realmId`, so that every key
/// in every topic can be read and routed without a look-up.
public record ConnectionId(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public ConnectionId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("not a connection id (letters, digits, - and _, 1 to 64): " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
