package io.mlconnector.console.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.serviceruntime.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/// [Companies] by QuickBooks' API. Two reads, neither repeated.
///
/// See <https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/companyinfo> and
/// <https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/preferences>.
final class HttpCompanies implements Companies {
    /// What an app of one environment gets for a company of the other, or of another app's.
    private static final String NOT_AUTHORIZED_FOR_COMPANY = "3100";

    private final VendorReads reads = new VendorReads();
    private final URI apiUrl;

    HttpCompanies(URI apiUrl) {
        this.apiUrl = apiUrl;
    }

    @Override
    public Reading read(String realmId, Secret accessToken) {
        try {
            HttpResponse<String> info = get(realmId, "companyinfo/" + realmId, accessToken);
            if (info.statusCode() != VendorReads.OK) {
                return new Reading.Failed(trouble(realmId, info));
            }
            HttpResponse<String> preferences = get(realmId, "preferences", accessToken);
            JsonNode company = VendorReads.json(info).path("CompanyInfo");
            if (!company.isObject()) {
                return new Reading.Failed(Trouble.unreachable(QuickBooksVendor.NAME));
            }
            String currency = preferences.statusCode() == VendorReads.OK
                    ? VendorReads.json(preferences)
                            .path("Preferences")
                            .path("CurrencyPrefs")
                            .path("HomeCurrency")
                            .path("value")
                            .asText()
                    : "";
            return new Reading.Found(new Company(
                    realmId,
                    VendorReads.known(company.path("CompanyName").asText()),
                    VendorReads.known(company.path("Country").asText()),
                    VendorReads.known(currency),
                    Company.kind(apiUrl)));
        } catch (IOException | UnreadableException _) {
            return new Reading.Failed(Trouble.unreachable(QuickBooksVendor.NAME));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reading.Failed(Trouble.unreachable(QuickBooksVendor.NAME));
        }
    }

    private Trouble trouble(String realmId, HttpResponse<String> answer) {
        boolean refused =
                answer.statusCode() == VendorReads.UNAUTHORIZED || answer.statusCode() == VendorReads.FORBIDDEN;
        if (answer.body().contains(NOT_AUTHORIZED_FOR_COMPANY)) {
            return Trouble.otherEnvironment(realmId, apiUrl);
        }
        return refused ? Trouble.MISSING_SCOPE : Trouble.unreachable(QuickBooksVendor.NAME);
    }

    private HttpResponse<String> get(String realmId, String path, Secret accessToken)
            throws IOException, InterruptedException {
        return reads.get(URI.create(apiUrl + "/v3/company/" + realmId + "/" + path + "?minorversion=75"), accessToken);
    }
}
