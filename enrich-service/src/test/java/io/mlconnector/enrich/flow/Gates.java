package io.mlconnector.enrich.flow;

import java.util.Random;

/// Gates that do not wait: the vendor of a test is back at once.
public final class Gates {
    private Gates() {}

    public static VendorGate ofQuickBooks() {
        return of(Verdict::ofQuickBooks);
    }

    public static VendorGate ofAsana() {
        return of(Verdict::ofAsana);
    }

    private static VendorGate of(Verdict.Reading reading) {
        return new VendorGate("The vendor", reading, new Backoff(new Random(1)), new Closing(), _ -> {});
    }
}
