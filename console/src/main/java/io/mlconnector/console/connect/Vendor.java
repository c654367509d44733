package io.mlconnector.console.connect;

import io.mlconnector.console.connect.Attempts.Begun;
import io.mlconnector.serviceruntime.config.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What vendors differ in when a person connects.
interface Vendor {
    /// As people call it.
    String name();

    /// Where it begins on the console: `/connect/quickbooks`.
    String path();

    /// What is connected, in the audit trail's spelling: `quickbooks/Connection/9341`.
    String record();

    /// Why there is no use in asking for consent, if so.
    Optional<Trouble> trouble();

    /// The vendor's page for an attempt.
    URI consentPage(Begun begun);

    /// What can be said without using the code. A code that is not used gives nobody anything.
    Optional<Trouble> objection(ConsentAnswer answer);

    /// What the consent is for. The answer came through the browser: only the token says whether it is true.
    Reading read(ConsentAnswer answer, Secret accessToken);

    /// What can be said of a denial or another error that OAuth has a name for.
    static Optional<Trouble> refusal(String error, String vendor, String appPage, Trouble missingScope) {
        return switch (error) {
            case "" -> Optional.empty();
            case "access_denied" -> Optional.of(Trouble.denied(vendor));
            case "invalid_scope", "forbidden_scopes" -> Optional.of(missingScope);
            default -> Optional.of(Trouble.refusedToAsk(vendor, appPage));
        };
    }

    static URI address(URI page, Map<String, String> query) {
        return URI.create(page
                + query.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", "")));
    }
}
