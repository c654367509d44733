package io.mlconnector.local.doctor.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.local.doctor.InstallationFacts;
import io.mlconnector.local.doctor.InstallationFacts.Door;
import io.mlconnector.local.doctor.InstallationFacts.Part;
import io.mlconnector.local.doctor.InstallationFacts.Reads;
import io.mlconnector.local.operate.ConsoleClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Asks the console how all services are, and knocks at PUBLIC_URL as a browser would: webhooks are only POSTed, and
/// a GET is refused without being counted as a forged one.
final class InstallationProbe {
    private final ApiTransport transport;

    InstallationProbe(ApiTransport transport) {
        this.transport = transport;
    }

    InstallationFacts look(String consoleUrl, ConsoleClient console, URI publicUrl, boolean local) {
        return new InstallationFacts(
                consoleUrl,
                console.findHealth().map(InstallationProbe::parts).orElse(null),
                publicUrl,
                door(publicUrl),
                local,
                console.findReads().map(InstallationProbe::reads).orElse(List.of()));
    }

    private static List<Part> parts(JsonNode board) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode part : board.path("parts")) {
            boolean told = false;
            for (JsonNode check : part.path("checks")) {
                if (!isUp(check)) {
                    parts.add(part(part, check.path("name").asText(), false, check));
                    told |= !isWarning(check);
                }
            }
            if (!told) {
                parts.add(part(part, "", isUp(part), part));
            }
        }
        return parts;
    }

    private static boolean isWarning(JsonNode check) {
        return check.path("status").asText().equals("WARN");
    }

    private static Part part(JsonNode part, String check, boolean up, JsonNode detail) {
        return new Part(
                part.path("name").asText(),
                check,
                up,
                isWarning(detail),
                detail.path("detail").asText("It says no more."));
    }

    private static boolean isUp(JsonNode node) {
        return node.path("status").asText().equals("UP");
    }

    private Door door(URI publicUrl) {
        ApiRequest request = new ApiRequest("GET", URI.create(publicUrl + "/webhooks/quickbooks"), Map.of(), null);
        return switch (transport.send(request)) {
            case ApiResult.Failed<ApiResponse> _ -> Door.NOBODY;
            case ApiResult.Ok<ApiResponse>(var answer, var _) ->
                answer.status() == 405 ? Door.INGEST : Door.SOMETHING_ELSE;
        };
    }

    private static List<Reads> reads(JsonNode answer) {
        List<Reads> months = new ArrayList<>();
        for (JsonNode month : answer.path("months")) {
            JsonNode forecast = month.path("forecast");
            months.add(new Reads(
                    month.path("connection").asText(),
                    forecast.isIntegralNumber() ? forecast.asLong() : null,
                    month.path("isTight").asBoolean(),
                    month.path("sentence").asText()));
        }
        return months;
    }
}
