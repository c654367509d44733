package io.mlconnector.qbowriter;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.quickbooks.Fetched;
import io.mlconnector.quickbooks.QuickBooksClient;
import java.net.URI;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Reads the company once before anything is written to it: address, company and token must belong together. A sandbox
/// token at the production address, or the reverse, is refused with 403 and code 3100.
///
/// See <https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/companyinfo>.
final class CompanyCheck {
    private static final Logger LOG = Logger.getLogger(CompanyCheck.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final Duration DONE = Duration.ofDays(1);
    private static final int MOST_REFUSALS = 3;

    /// What is known of the company.
    ///
    /// @param isConfirmed whether it may be written to
    record Status(boolean isConfirmed, String detail) {
        static final Status NOT_YET = new Status(false, "The company was not read yet.");
    }

    private final QuickBooksClient client;
    private final String company;
    private volatile Status status = Status.NOT_YET;
    private int refusals;

    /// @param apiUrl and `realmId` only to say them
    CompanyCheck(QuickBooksClient client, URI apiUrl, String realmId) {
        this.client = client;
        this.company = realmId + " at " + apiUrl;
    }

    Status status() {
        return status;
    }

    /// Somebody else may own the connection meanwhile, under another configuration.
    synchronized void forget() {
        status = Status.NOT_YET;
        refusals = 0;
    }

    /// Looks, if that is still to be done.
    ///
    /// @return when to come again
    Duration look() {
        return status.isConfirmed() ? DONE : judge(client.fetchCompanyInfo());
    }

    private synchronized Duration judge(ApiResult<Fetched> answer) {
        switch (answer) {
            case ApiResult.Ok<Fetched>(var fetched, var _) -> {
                String name = fetched.entity().path("CompanyName").asText("without a name");
                status = new Status(true, "Connected to the company " + name + " (" + company + ").");
                LOG.infof("connected to the company %s", company);
                return DONE;
            }
            case ApiResult.Failed<Fetched>(var failure, var _) -> {
                return judge(failure);
            }
        }
    }

    private Duration judge(ApiFailure failure) {
        return switch (failure) {
            case ApiFailure.NotFound _ -> unnamed();
            case ApiFailure.Rejected(var code, var _, var _) when code.equals("404") -> unnamed();
            case ApiFailure.Forbidden _, ApiFailure.Rejected _ -> mismatch(failure);
            case ApiFailure.Unauthorized _ -> {
                refusals++;
                yield refusals < MOST_REFUSALS ? notYet(failure) : mismatch(failure);
            }
            case ApiFailure.Unreachable _,
                    ApiFailure.Unknown _,
                    ApiFailure.RateLimited _,
                    ApiFailure.StaleVersion _,
                    ApiFailure.ServerError _ -> notYet(failure);
        };
    }

    /// The token was accepted for this company; only its name is not to be had. That is no reason to hold its books up.
    private Duration unnamed() {
        status = new Status(true, "Connected to the company " + company + ", which does not tell its name.");
        LOG.warnf("the company %s does not tell its name", company);
        return DONE;
    }

    private Duration notYet(ApiFailure failure) {
        status = new Status(false, "The company could not be read yet: " + failure.detail() + ".");
        return SOON;
    }

    private Duration mismatch(ApiFailure failure) {
        status = new Status(
                false,
                "QuickBooks does not give access to the company " + company + " (" + failure.detail()
                        + "): QUICKBOOKS_REALM_ID, QUICKBOOKS_API_URL and the connected account do not belong together."
                        + " Commands wait.");
        LOG.error(status.detail());
        return LATER;
    }
}
