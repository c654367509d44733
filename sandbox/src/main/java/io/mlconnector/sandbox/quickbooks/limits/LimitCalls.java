package io.mlconnector.sandbox.quickbooks.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.limits.LimitSettings.BatchReads;
import io.mlconnector.sandbox.quickbooks.limits.LimitSettings.Counting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Shows and changes the limits, and shows the meter.
public final class LimitCalls {
    private LimitCalls() {}

    public static void addTo(ControlApi api, Limits limits, Meter meter) {
        api.get(
                "limits",
                "The limits, what each app has used of them, and which one refused how often",
                _ -> show(limits));
        api.post(
                "limits",
                "Changes any of the limits; {\"reset\": true} brings back Intuit's",
                List.of(
                        "perMinute: requests to a company, of all apps, 500",
                        "perSecond: requests of an app to a company, 10",
                        "counting: bucket, the default, refills evenly; window allows no more in any second",
                        "inFlight: requests of an app to a company at the same time, 10",
                        "batchesPerMinute: of an app to a company, 40",
                        "batchesPerMinuteOfCompany: of all apps, 120",
                        "readsPerMonth: of an app from all its companies, 500,000",
                        "batchReads: each query of a batch is a read (each), or the batch is one (once)",
                        "failedReads: whether a read that fails is counted, true",
                        "retryAfter: seconds that a 429 names; 0, the default, names none",
                        "visitors: whether the token of /sandbox/info is limited too, false",
                        "reset: true to begin with Intuit's own"),
                request -> {
                    change(limits, request.body());
                    return show(limits);
                });
        api.get("meter", "Reads (billed) and writes (free) of each app by month, entity and company", _ -> {
            long quota = limits.settings().readsPerMonth();
            return Answer.json(200, Json.object().put("readsPerMonth", quota).set("months", meter.show(quota)));
        });
    }

    private static Answer show(Limits limits) {
        LimitSettings settings = limits.settings();
        ObjectNode body = Json.object()
                .put("perMinute", settings.perMinute())
                .put("perSecond", settings.perSecond())
                .put("counting", word(settings.counting()))
                .put("inFlight", settings.inFlight())
                .put("batchesPerMinute", settings.batchesPerMinute())
                .put("batchesPerMinuteOfCompany", settings.batchesPerMinuteOfCompany())
                .put("readsPerMonth", settings.readsPerMonth())
                .put("batchReads", word(settings.batchReads()))
                .put("failedReads", settings.failedReads())
                .put("retryAfter", settings.retryAfter())
                .put("visitors", settings.visitors());
        body.set("use", limits.usage());
        return Answer.json(200, body);
    }

    private static void change(Limits limits, ObjectNode body) {
        LimitSettings now = body.path("reset").asBoolean() ? LimitSettings.DOCUMENTED : limits.settings();
        try {
            limits.use(new LimitSettings(
                    number(body, "perMinute", now.perMinute()),
                    number(body, "perSecond", now.perSecond()),
                    choice(body, "counting", Counting.values(), now.counting()),
                    number(body, "inFlight", now.inFlight()),
                    number(body, "batchesPerMinute", now.batchesPerMinute()),
                    number(body, "batchesPerMinuteOfCompany", now.batchesPerMinuteOfCompany()),
                    number(body, "readsPerMonth", Math.toIntExact(now.readsPerMonth())),
                    choice(body, "batchReads", BatchReads.values(), now.batchReads()),
                    flag(body, "failedReads", now.failedReads()),
                    number(body, "retryAfter", now.retryAfter()),
                    flag(body, "visitors", now.visitors())));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static int number(ObjectNode body, String name, int otherwise) {
        JsonNode given = body.path(name);
        if (!given.isMissingNode() && !(given.isIntegralNumber() && given.canConvertToInt())) {
            throw new RefusedException(name + " is a whole number.");
        }
        return given.asInt(otherwise);
    }

    private static boolean flag(ObjectNode body, String name, boolean otherwise) {
        JsonNode given = body.path(name);
        if (!given.isMissingNode() && !given.isBoolean()) {
            throw new RefusedException(name + " is true or false.");
        }
        return given.asBoolean(otherwise);
    }

    private static <E extends Enum<E>> E choice(ObjectNode body, String name, E[] values, E otherwise) {
        if (!body.has(name)) {
            return otherwise;
        }
        String given = body.path(name).asText();
        return Arrays.stream(values)
                .filter(value -> word(value).equals(given))
                .findFirst()
                .orElseThrow(() -> new RefusedException(name + " is "
                        + String.join(
                                " or ",
                                Arrays.stream(values).map(LimitCalls::word).toList())
                        + "."));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
