package io.mlconnector.enrich.flow;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Waits while a vendor cannot answer, and remembers why for whoever asks after our health. Nothing is given up here
/// because a vendor is away.
public final class VendorGate {
    private static final Logger LOG = Logger.getLogger(VendorGate.class);

    private final String vendor;
    private final Verdict.Reading reading;
    private final Backoff backoff;
    private final Closing closing;
    private final NewToken newToken;
    private volatile @Nullable String trouble;

    /// Waits until there is another access token than the refused one.
    public interface NewToken {
        /// Returns when there is one, or when the time is over.
        void await(Duration patience) throws InterruptedException;

        /// The vendor has answered: the current token is as good as any.
        default void accepted() {}
    }

    public VendorGate(String vendor, Verdict.Reading reading, Backoff backoff, Closing closing, NewToken newToken) {
        this.vendor = vendor;
        this.reading = reading;
        this.backoff = backoff;
        this.closing = closing;
        this.newToken = newToken;
    }

    /// A plain sentence while the vendor cannot be used.
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// What this failure means for the one who asked.
    public Verdict verdict(ApiFailure failure) {
        return reading.of(failure);
    }

    public void answered() {
        newToken.accepted();
        if (trouble != null) {
            LOG.infof("%s answers again", vendor);
            trouble = null;
        }
    }

    /// Calls until the answer is definite.
    ///
    /// @return [ApiResult.Failed] with a definite refusal, [Verdict.Denied] included, or the value
    /// @throws ClosingException when the service ends before
    public <T> ApiResult<T> call(Supplier<ApiResult<T>> call) {
        for (int attempt = 0; ; attempt++) {
            closing.check();
            ApiResult<T> result = call.get();
            if (!(result instanceof ApiResult.Failed<T>(var failure, var _))) {
                answered();
                return result;
            }
            Verdict verdict = verdict(failure);
            switch (verdict) {
                case Verdict.Denied _ -> {
                    tell(failure, verdict);
                    return result;
                }
                case Verdict.Gone _, Verdict.Refused _ -> {
                    answered();
                    return result;
                }
                case Verdict.Later _, Verdict.Unclear _, Verdict.NewToken _ -> rest(failure, verdict, attempt);
            }
        }
    }

    /// Waits before the next attempt.
    ///
    /// @throws ClosingException when the service ends before
    public void rest(ApiFailure failure, Verdict verdict, int attempt) {
        tell(failure, verdict);
        Duration delay = backoff.delay(attempt, verdict instanceof Verdict.Later(var hint) ? hint : null);
        if (!(verdict instanceof Verdict.NewToken)) {
            closing.pause(delay);
            return;
        }
        closing.check();
        try {
            newToken.await(delay);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ClosingException();
        }
        closing.check();
    }

    private void tell(ApiFailure failure, Verdict verdict) {
        if (trouble == null) {
            LOG.infof("%s cannot be asked now, trying again: %s", vendor, failure.detail());
        }
        trouble = switch (verdict) {
            case Verdict.NewToken _ -> vendor + " refuses the access token: " + failure.detail();
            case Verdict.Denied _ ->
                vendor + " does not let the connected account read: " + failure.detail()
                        + ". Connect it again, or give the account its rights back; it is asked again.";
            case Verdict.Later _, Verdict.Unclear _, Verdict.Gone _, Verdict.Refused _ ->
                vendor + " cannot be asked: " + failure.detail();
        };
    }
}
