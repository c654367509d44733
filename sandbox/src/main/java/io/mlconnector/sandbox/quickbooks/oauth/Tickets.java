package io.mlconnector.sandbox.quickbooks.oauth;

import io.mlconnector.sandbox.store.Secret;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which consent pages have been shown and to whom. The form brings the ticket, the browser the cookie: another
/// site can make a browser send a form, but has no ticket that goes with that browser's cookie. Each is good
/// once.
final class Tickets {
    private static final int MAX = 1_000;

    private final Map<String, Shown> shown = new LinkedHashMap<>();

    record Ticket(String form, String cookie) {}

    private record Shown(Ask ask, String cookie) {}

    synchronized Ticket issue(Ask ask) {
        Iterator<String> eldest = shown.keySet().iterator();
        while (shown.size() >= MAX) {
            eldest.next();
            eldest.remove();
        }
        Ticket ticket = new Ticket(Secret.letters(32), Secret.letters(32));
        shown.put(ticket.form(), new Shown(ask, ticket.cookie()));
        return ticket;
    }

    /// @param cookies as the browser sent them, which may be several
    synchronized Optional<Ask> redeem(String form, String cookies) {
        Shown page = shown.get(form);
        if (page == null || !hasCookie(cookies, page.cookie())) {
            return Optional.empty();
        }
        shown.remove(form);
        return Optional.of(page.ask());
    }

    private static boolean hasCookie(String cookies, String wanted) {
        for (String cookie : cookies.split(";", -1)) {
            if (cookie.strip().equals(ConsentDesk.COOKIE + "=" + wanted)) {
                return true;
            }
        }
        return false;
    }
}
