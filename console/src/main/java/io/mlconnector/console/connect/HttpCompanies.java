package io.mlconnector.console.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.serviceruntime.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// [Companies] by QuickBooks' API. Two reads, neither repeated.
///
/// See <https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/companyinfo> and
/// <https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/preferences>.
final class HttpCompanies implements Companies {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int MAX_BYTES = 262_144;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /// What an app of one environment gets for a company of the other, or of another app's.
    private static final String NOT_AUTHORIZED_FOR_COMPANY = "3100";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(ANSWER)
            .build();
    private final URI apiUrl;

    HttpCompanies(URI apiUrl) {
        this.apiUrl = apiUrl;
    }

    @Override
    public Reading read(String realmId, Secret accessToken) {
        try {
            HttpResponse<String> info = get(realmId, "companyinfo/" + realmId, accessToken);
            if (info.statusCode() != OK) {
                return new Reading.Failed(trouble(realmId, info));
            }
            HttpResponse<String> preferences = get(realmId, "preferences", accessToken);
            JsonNode company = json(info).path("CompanyInfo");
            if (!company.isObject()) {
                return new Reading.Failed(Trouble.UNREACHABLE);
            }
            String currency = preferences.statusCode() == OK
                    ? json(preferences)
                            .path("Preferences")
                            .path("CurrencyPrefs")
                            .path("HomeCurrency")
                            .path("value")
                            .asText()
                    : "";
            return new Reading.Found(new Company(
                    realmId,
                    known(company.path("CompanyName").asText()),
                    known(company.path("Country").asText()),
                    known(currency),
                    Company.kind(apiUrl)));
        } catch (IOException | UnreadableException _) {
            return new Reading.Failed(Trouble.UNREACHABLE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reading.Failed(Trouble.UNREACHABLE);
        }
    }

    private static String known(String text) {
        return text.isBlank() ? "not told" : text;
    }

    private Trouble trouble(String realmId, HttpResponse<String> answer) {
        boolean refused = answer.statusCode() == UNAUTHORIZED || answer.statusCode() == FORBIDDEN;
        if (answer.body().contains(NOT_AUTHORIZED_FOR_COMPANY)) {
            return Trouble.otherEnvironment(realmId, apiUrl);
        }
        return refused ? Trouble.MISSING_SCOPE : Trouble.UNREACHABLE;
    }

    private HttpResponse<String> get(String realmId, String path, Secret accessToken)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(apiUrl + "/v3/company/" + realmId + "/" + path + "?minorversion=75"))
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + accessToken.reveal())
                .build();
        return client.send(
                request,
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BYTES));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
