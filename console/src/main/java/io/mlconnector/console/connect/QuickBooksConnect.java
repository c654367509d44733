package io.mlconnector.console.connect;

import io.mlconnector.console.connect.Attempts.Begun;
import io.mlconnector.console.connect.Attempts.Offer;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The steps of connecting a QuickBooks company: OAuth 2.0 authorization code, the company read with the new token and
/// shown, and only then, when a person confirms, bound.
///
/// See <https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0>.
final class QuickBooksConnect {
    static final String PATH = "/connect/quickbooks";
    private static final Logger LOG = Logger.getLogger(QuickBooksConnect.class);
    private static final String SCOPE = "com.intuit.quickbooks.accounting";

    /// What the browser brings back. Everything in it is somebody's text until the state says otherwise.
    record ConsentAnswer(String code, String state, String realmId, String error) {
        static ConsentAnswer of(
                @Nullable String code, @Nullable String state, @Nullable String realmId, @Nullable String error) {
            return new ConsentAnswer(text(code), text(state), text(realmId), text(error));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }

        @Override
        public String toString() {
            return "ConsentAnswer[***]";
        }
    }

    private final ConnectorSettings settings;
    private final Attempts attempts;
    private final CodeExchange exchange;
    private final Companies companies;
    private final GrantDesk desk;

    QuickBooksConnect(
            ConnectorSettings settings, Attempts attempts, CodeExchange exchange, Companies companies, GrantDesk desk) {
        this.settings = settings;
        this.attempts = attempts;
        this.exchange = exchange;
        this.companies = companies;
        this.desk = desk;
    }

    /// Where a consent leads back to: registered at Intuit to the letter.
    static URI redirectUri(ConnectorSettings settings) {
        return URI.create(settings.consoleUrl() + PATH + "/callback");
    }

    /// Why there is no use in asking for consent, if so.
    Optional<Trouble> trouble() {
        ConnectorSettings.QuickBooks quickbooks = settings.quickbooks();
        return quickbooks.clientId().isEmpty() || quickbooks.clientSecret().isEmpty()
                ? Optional.of(Trouble.NO_CLIENT)
                : desk.trouble();
    }

    Begun begin() {
        return attempts.begin();
    }

    /// The vendor's page for an attempt.
    URI consentPage(Begun begun) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", settings.quickbooks().needClientId());
        query.put("response_type", "code");
        query.put("scope", SCOPE);
        query.put("redirect_uri", redirectUri(settings).toString());
        query.put("state", begun.state());
        return URI.create(settings.quickbooks().authorizeUrl()
                + query.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", "")));
    }

    /// Judges the vendor's answer. Afterwards there is an offer to confirm, unless there is trouble.
    Optional<Trouble> answered(String cookie, ConsentAnswer callback) {
        Optional<Trouble> trouble = judge(cookie, callback);
        trouble.ifPresent(why -> LOG.warnf("connecting %s: %s", settings.connection(), why.code()));
        return trouble;
    }

    private Optional<Trouble> judge(String cookie, ConsentAnswer callback) {
        return switch (attempts.claim(cookie, callback.state())) {
            case UNKNOWN -> Optional.of(Trouble.UNKNOWN_ATTEMPT);
            case FOREIGN -> Optional.of(Trouble.FOREIGN_STATE);
            case USED -> Optional.of(Trouble.REPLAYED);
            case OURS -> objection(callback).or(() -> verify(cookie, callback));
        };
    }

    /// What can be said without using the code. A code that is not used gives nobody anything.
    private Optional<Trouble> objection(ConsentAnswer callback) {
        switch (callback.error()) {
            case "" -> {}
            case "access_denied" -> {
                return Optional.of(Trouble.DENIED);
            }
            case "invalid_scope" -> {
                return Optional.of(Trouble.MISSING_SCOPE);
            }
            default -> {
                return Optional.of(Trouble.REFUSED_TO_ASK);
            }
        }
        if (callback.code().isEmpty() || !callback.realmId().matches("[0-9]{1,32}")) {
            return Optional.of(Trouble.INCOMPLETE);
        }
        String bound = settings.connection().value();
        return callback.realmId().equals(bound)
                ? Optional.empty()
                : Optional.of(Trouble.otherCompany(callback.realmId(), bound));
    }

    /// The company's number came through the browser: only the token says whether it is true.
    private Optional<Trouble> verify(String cookie, ConsentAnswer callback) {
        return switch (exchange.exchange(new Secret(callback.code()))) {
            case CodeExchange.Answer.Failed(Trouble trouble) -> Optional.of(trouble);
            case CodeExchange.Answer.Given(var tokens) ->
                switch (companies.read(callback.realmId(), new Secret(tokens.access()))) {
                    case Companies.Reading.Failed(Trouble trouble) -> Optional.of(trouble);
                    case Companies.Reading.Found(Company company) -> {
                        attempts.verified(cookie, company, tokens);
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
            LOG.errorf("connecting %s: handing over failed: %s", settings.connection(), e.getMessage());
            return Optional.of(Trouble.NOT_STORED);
        }
        attempts.forget(cookie);
        LOG.infof("connecting %s: confirmed by a person", settings.connection());
        return Optional.empty();
    }

    /// Drops what was verified.
    Optional<Trouble> decline(String cookie, String csrf) {
        if (attempts.findOffer(cookie, csrf).isEmpty()) {
            return Optional.of(Trouble.FORGED);
        }
        attempts.forget(cookie);
        return Optional.empty();
    }
}
