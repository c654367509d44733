package io.mlconnector.enrich.flow;

import java.util.Random;

/// Gates that do not wait: the vendor of a test is back at once.
public final class Gates {
    private Gates() {}

    public static VendorGate open() {
        return new VendorGate("The vendor", new Backoff(new Random(1)), new Closing(), _ -> {});
    }
}
