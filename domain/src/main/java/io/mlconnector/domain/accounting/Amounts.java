package io.mlconnector.domain.accounting;

import java.math.BigDecimal;

/// Which decimals from outside are amounts. `1E+999999999` is ten characters long, and a gigabyte when it is written
/// out: such a one is refused before anybody calculates with it.
public final class Amounts {
    private static final int MAX_SCALE = 20;
    private static final int MAX_PRECISION = 30;

    private Amounts() {}

    /// The same value.
    ///
    /// @throws IllegalArgumentException when it has more than 30 digits, or an exponent beyond 20 either way
    public static BigDecimal checked(BigDecimal value) {
        if (value.scale() > MAX_SCALE || value.scale() < -MAX_SCALE || value.precision() > MAX_PRECISION) {
            throw new IllegalArgumentException("a number that is no amount: too many digits");
        }
        return value;
    }
}
