package io.mlconnector.console.connect;

import io.mlconnector.console.connect.Attempts.Begun;
import io.mlconnector.console.connect.Attempts.Offer;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import java.net.URI;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// The steps of connecting a vendor: OAuth 2.0 authorization code, what it is for read with the new token and
/// shown, and only then, when a person confirms, bound.
final class ConnectFlow {
    private static final Logger LOG = Logger.getLogger(ConnectFlow.class);

    private final Vendor vendor;
    private final Attempts attempts;
    private final CodeExchange exchange;
    private final GrantDesk desk;
    private final ConnectTrail trail;

    ConnectFlow(Vendor vendor, Attempts attempts, CodeExchange exchange, GrantDesk desk, ConnectTrail trail) {
        this.vendor = vendor;
        this.attempts = attempts;
        this.exchange = exchange;
        this.desk = desk;
        this.trail = trail;
    }

    /// Where a consent leads back to: registered at the vendor to the letter.
    static URI redirectUri(ConnectorSettings settings, String path) {
        return URI.create(settings.consoleUrl() + path + "/callback");
    }

    Vendor vendor() {
        return vendor;
    }

    /// Why there is no use in asking for consent, if so.
    Optional<Trouble> trouble() {
        return vendor.trouble().or(desk::trouble);
    }

    Begun begin() {
        return attempts.begin();
    }

    /// The vendor's page for an attempt.
    URI consentPage(Begun begun) {
        return vendor.consentPage(begun);
    }

    /// Judges the vendor's answer. Afterwards there is an offer to confirm, unless there is trouble.
    Optional<Trouble> answered(String cookie, ConsentAnswer callback) {
        Optional<Trouble> trouble = judge(cookie, callback);
        trouble.ifPresent(why -> LOG.warnf("connecting %s: %s", vendor.record(), why.code()));
        return trouble;
    }

    private Optional<Trouble> judge(String cookie, ConsentAnswer callback) {
        return switch (attempts.claim(cookie, callback.state())) {
            case UNKNOWN -> Optional.of(Trouble.UNKNOWN_ATTEMPT);
            case FOREIGN -> Optional.of(Trouble.FOREIGN_STATE);
            case USED -> Optional.of(Trouble.replayed(vendor.name()));
            // Said once for each attempt: nobody can fill the trail with answers that are made up.
            case OURS -> told(cookie, vendor.objection(callback).or(() -> verify(cookie, callback)));
        };
    }

    private Optional<Trouble> told(String cookie, Optional<Trouble> trouble) {
        trouble.ifPresent(why -> tell(cookie, ConnectTrail.Step.REFUSED, why.sentence()));
        return trouble;
    }

    private Optional<Trouble> verify(String cookie, ConsentAnswer callback) {
        Optional<Begun> begun = attempts.findBegun(cookie);
        if (begun.isEmpty()) {
            return Optional.of(Trouble.UNKNOWN_ATTEMPT);
        }
        Secret verifier = new Secret(begun.get().verifier());
        return switch (exchange.exchange(new Secret(callback.code()), verifier)) {
            case CodeExchange.Answer.Failed(Trouble trouble) -> Optional.of(trouble);
            case CodeExchange.Answer.Given(var tokens) ->
                switch (vendor.read(callback, new Secret(tokens.access()))) {
                    case Reading.Failed(Trouble trouble) -> Optional.of(trouble);
                    case Reading.Found(Subject subject) -> {
                        attempts.verified(cookie, subject, tokens);
                        yield Optional.empty();
                    }
                };
        };
    }

    Optional<Offer> findOffer(String cookie) {
        return attempts.findOffer(cookie);
    }

    /// Binds what was verified.
    Optional<Trouble> confirm(String cookie, String csrf) {
        Optional<Offer> offer = attempts.findOffer(cookie, csrf);
        if (offer.isEmpty()) {
            return Optional.of(attempts.findOffer(cookie).isEmpty() ? Trouble.UNKNOWN_ATTEMPT : Trouble.FORGED);
        }
        try {
            desk.hand(offer.get().tokens());
        } catch (KafkaException e) {
            LOG.errorf("connecting %s: handing over failed: %s", vendor.record(), e.getMessage());
            return Optional.of(Trouble.NOT_STORED);
        }
        tell(
                cookie,
                ConnectTrail.Step.CONNECTED,
                "A person connected " + offer.get().subject().name() + "; " + vendor.name()
                        + "'s tokens are handed to their owner.");
        attempts.forget(cookie);
        LOG.infof("connecting %s: confirmed by a person", vendor.record());
        return Optional.empty();
    }

    /// Drops what was verified.
    Optional<Trouble> decline(String cookie, String csrf) {
        if (attempts.findOffer(cookie, csrf).isEmpty()) {
            return Optional.of(Trouble.FORGED);
        }
        tell(cookie, ConnectTrail.Step.DECLINED, "A person looked at what would be connected, and did not.");
        attempts.forget(cookie);
        return Optional.empty();
    }

    private void tell(String cookie, ConnectTrail.Step step, String sentence) {
        attempts.findBegun(cookie).ifPresent(begun -> trail.tell(vendor.record(), begun.session(), step, sentence));
    }
}
