package io.mlconnector.asanawriter.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// The webhooks of the connection as metrics: `mlc_asana_webhooks` by state, and the time of the last delivery.
public final class HookMeters {
    private static final double NONE = Double.NaN;

    private HookMeters() {}

    public static void register(MeterRegistry meters, Supplier<Look> look) {
        state(meters, look, "wanted", Look::wanted);
        state(meters, look, "active", Look::active);
        state(meters, look, "failing", Look::failing);
        Gauge.builder("mlc.asana.webhooks.last.delivery.timestamp", look, HookMeters::lastDelivery)
                .description("When Asana last delivered anything, heartbeats included, by its clock")
                .baseUnit("seconds")
                .register(meters);
    }

    private static void state(MeterRegistry meters, Supplier<Look> look, String state, ToDoubleFunction<Look> count) {
        Gauge.builder("mlc.asana.webhooks", look, looks -> count.applyAsDouble(looks.get()))
                .tag("state", state)
                .register(meters);
    }

    private static double lastDelivery(Supplier<Look> look) {
        return look.get().lastDelivery() == null
                ? NONE
                : look.get().lastDelivery().getEpochSecond();
    }
}
