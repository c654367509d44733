package io.mlconnector.serviceruntime.config;

import org.jspecify.annotations.Nullable;

/// A secret in memory. Nothing that prints it shows it.
public final class Secret {
    private final String value;

    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an empty secret");
        }
        this.value = value;
    }

    /// For the one call that needs it.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
