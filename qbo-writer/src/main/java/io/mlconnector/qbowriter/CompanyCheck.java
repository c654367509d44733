package io.mlconnector.qbowriter;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.quickbooks.Fetched;
import io.mlconnector.quickbooks.QuickBooksClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Reads the company once before anything is written to it: address, company and token must belong together. A sandbox
/// token at the production address, or the reverse, is refused with 403 and code 3100.
///
/// Reads it again whenever no call with the token succeeded for a while, here or in enrich-service: a token that was
/// taken away before its time shall be noticed, and refreshed, before a posting needs it. The client tells the owner of
/// the tokens of each 401.
///
/// See <https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/companyinfo>.
final class CompanyCheck {
    private static final Logger LOG = Logger.getLogger(CompanyCheck.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);

    /// How long the token is trusted without a call that succeeded.
    static final Duration PROBE_AFTER = Duration.ofMinutes(2);

    private static final int MOST_REFUSALS = 3;

    /// What is known of the company.
    ///
    /// @param isConfirmed whether it may be written to
    record Status(boolean isConfirmed, String detail) {
        static final Status NOT_YET = new Status(false, "The company was not read yet.");
    }

    private final QuickBooksClient client;
    private final String company;
    private final LastSuccess calls;
    private final ReadsElsewhere elsewhere;
    private final Clock clock;
    private volatile Status status = Status.NOT_YET;
    private int refusals;

    // Only the thread that looks touches it.
    private Instant noProbeBefore = Instant.EPOCH;

    /// @param apiUrl and `realmId` only to say them
    /// @param calls what the client sends through
    /// @param elsewhere what others read with the same token
    CompanyCheck(
            QuickBooksClient client,
            URI apiUrl,
            String realmId,
            LastSuccess calls,
            ReadsElsewhere elsewhere,
            Clock clock) {
        this.client = client;
        this.company = realmId + " at " + apiUrl;
        this.calls = calls;
        this.elsewhere = elsewhere;
        this.clock = clock;
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
        if (!status.isConfirmed()) {
            return judge(client.fetchCompanyInfo());
        }
        Instant now = clock.instant();
        Instant trustedUntil = later(calls.at().plus(PROBE_AFTER), elsewhere.trustedUntil());
        Instant due = later(trustedUntil, noProbeBefore);
        return now.isBefore(due) ? Duration.between(now, due) : probe(now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Duration probe(Instant now) {
        noProbeBefore = now.plus(elsewhere.pause(PROBE_AFTER));
        if (client.fetchCompanyInfo() instanceof ApiResult.Failed<Fetched>(var failure, var _)) {
            switch (failure) {
                // The next token is tried as soon as it is there.
                case ApiFailure.Unauthorized _ -> noProbeBefore = now;
                case ApiFailure.Forbidden _ -> {
                    return mismatch(failure);
                }
                case ApiFailure.NotFound _,
                        ApiFailure.Rejected _,
                        ApiFailure.Unreachable _,
                        ApiFailure.Unknown _,
                        ApiFailure.RateLimited _,
                        ApiFailure.StaleVersion _,
                        ApiFailure.ServerError _ -> noProbeBefore = now.plus(PROBE_AFTER);
            }
        }
        return PROBE_AFTER;
    }

    private synchronized Duration judge(ApiResult<Fetched> answer) {
        switch (answer) {
            case ApiResult.Ok<Fetched>(var fetched, var _) -> {
                String name = fetched.entity().path("CompanyName").asText("without a name");
                status = new Status(true, "Connected to the company " + name + " (" + company + ").");
                LOG.infof("connected to the company %s", company);
                return PROBE_AFTER;
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
        return PROBE_AFTER;
    }

    private Duration notYet(ApiFailure failure) {
        status = new Status(false, "The company could not be read yet: " + failure.detail() + ".");
        return SOON;
    }

    private synchronized Duration mismatch(ApiFailure failure) {
        status = new Status(
                false,
                "QuickBooks does not give access to the company " + company + " (" + failure.detail()
                        + "): QUICKBOOKS_REALM_ID, QUICKBOOKS_API_URL and the connected account do not belong together."
                        + " Commands wait.");
        LOG.error(status.detail());
        return LATER;
    }
}
