package io.mlconnector.sandbox.quickbooks.oauth;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where an app sends a person, and from where the person comes back with a code or with a no.
final class ConsentDesk {
    static final String COOKIE = "sandbox-consent";

    private final App app;
    private final Registration registration;
    private final Supplier<List<Choice>> companies;
    private final Codes codes;
    private final Grants grants;
    private final Clock clock;
    private final Tickets tickets = new Tickets();

    ConsentDesk(
            App app,
            Registration registration,
            Supplier<List<Choice>> companies,
            Codes codes,
            Grants grants,
            Clock clock) {
        this.app = app;
        this.registration = registration;
        this.companies = companies;
        this.codes = codes;
        this.grants = grants;
        this.clock = clock;
    }

    Answer handle(Call call) {
        return switch (call.method()) {
            case "GET", "HEAD" -> show(call);
            case "POST" -> decide(call);
            default -> refuse(405, "This page is read and answered, nothing else.");
        };
    }

    private Answer show(Call call) {
        if (!call.query("client_id", "").equals(app.clientId())) {
            return refuse(400, "No app is registered under this client_id.");
        }
        String redirectUri = call.query("redirect_uri", "");
        if (!registration.allows(redirectUri)) {
            return refuse(400, "This redirect_uri is not registered for the app.");
        }
        Ask ask = new Ask(
                app.clientId(),
                redirectUri,
                call.query("scope", "").strip(),
                call.query("state", ""),
                call.query("nonce", ""));
        if (!call.query("response_type", "").equals("code")) {
            return back(ask, Map.of("error", "unsupported_response_type"));
        }
        if (!Scopes.valid(ask.scope())) {
            return back(ask, Map.of("error", "invalid_scope"));
        }
        Tickets.Ticket ticket = tickets.issue(ask);
        String page = ConsentPage.show(registration.name(), ask, companies.get(), ticket.form());
        return guarded(Answer.html(200, page))
                .with("Set-Cookie", COOKIE + "=" + ticket.cookie() + "; Path=/connect; HttpOnly; SameSite=Strict");
    }

    private Answer decide(Call call) {
        String origin = call.header("origin");
        if (origin != null && !isOwn(origin, call.header("host"))) {
            return refuse(403, "The answer comes from another site.");
        }
        Map<String, List<String>> form = call.form();
        Optional<Ask> ask = tickets.redeem(
                Apps.first(form, "ticket"),
                Optional.ofNullable(call.header("cookie")).orElse(""));
        if (ask.isEmpty()) {
            return refuse(400, "This page was answered already, or is too old. Begin again in the app.");
        }
        if (!Apps.first(form, "decision").equals("connect")) {
            return back(ask.get(), Map.of("error", "access_denied"));
        }
        String realmId = Apps.first(form, "realmId");
        if (companies.get().stream().noneMatch(company -> company.realmId().equals(realmId))) {
            return refuse(400, "There is no such company. Begin again in the app.");
        }
        String code = codes.issue(
                ask.get(), realmId, clock.instant().plus(grants.knobs().codeLife()));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        parameters.put("realmId", realmId);
        return back(ask.get(), parameters);
    }

    /// Browsers name the site that a form comes from; `null` is one that hides it.
    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Answer back(Ask ask, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(ask.redirectUri());
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (!ask.state().isEmpty()) {
            all.put("state", ask.state());
        }
        all.forEach((name, value) -> address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return guarded(Answer.empty(302)).with("Location", address.toString());
    }

    private static Answer refuse(int status, String sentence) {
        return guarded(Answer.html(status, ConsentPage.refusal(sentence)));
    }

    private static Answer guarded(Answer answer) {
        return answer.with("Cache-Control", "no-store")
                .with("X-Frame-Options", "DENY")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .with("Referrer-Policy", "same-origin");
    }
}
