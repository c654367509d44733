package io.mlconnector.sandbox.quickbooks.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// The refresh tokens of one consent: one app, one company, one value at a time.
///
/// ```
/// value ─ used within the day → the same value, its 100 days begin anew
///       └ used after the day  → a new value; the old one lives on for the grace, which may be none
/// ```
///
/// @param value today's refresh token
/// @param previous the one before, good until `previousEnds`
/// @param hardEnds the end of it all, five years after the consent
/// @param consent a first token that leads in for as long as the grant lives, whatever its value is now; empty
/// for the consent of a person on the page
record Family(
        String app,
        String realmId,
        String scope,
        String value,
        Instant issued,
        Instant ends,
        String previous,
        Instant previousEnds,
        Instant hardEnds,
        String consent,
        boolean revoked) {

    static Family begin(String app, String realmId, String scope, String value, Instant now, OAuthKnobs knobs) {
        Instant hardEnds = now.plus(knobs.hardLife());
        return new Family(
                app,
                realmId,
                scope,
                value,
                now,
                earlier(now.plus(knobs.refreshLife()), hardEnds),
                "",
                Instant.EPOCH,
                hardEnds,
                "",
                false);
    }

    boolean isAlive(Instant now) {
        return !revoked && now.isBefore(ends);
    }

    /// Good for a refresh now.
    boolean accepts(String token, Instant now) {
        return isAlive(now)
                && (token.equals(value) || isConsent(token) || (token.equals(previous) && now.isBefore(previousEnds)));
    }

    /// Of this family, good or not.
    boolean knows(String token) {
        return !token.isEmpty() && (token.equals(value) || token.equals(previous) || isConsent(token));
    }

    private boolean isConsent(String token) {
        return !consent.isEmpty() && token.equals(consent);
    }

    /// @return what the family is after a refresh with this token; empty when it is good for none
    Optional<Family> used(String token, Instant now, OAuthKnobs knobs, Supplier<String> fresh) {
        if (!accepts(token, now)) {
            return Optional.empty();
        }
        Instant until = earlier(now.plus(knobs.refreshLife()), hardEnds);
        boolean due = token.equals(value) && !now.isBefore(issued.plus(knobs.rotation()));
        return Optional.of(
                due
                        ? with(fresh.get(), now, until, value, now.plus(knobs.grace()), consent, revoked)
                        : with(value, issued, until, previous, previousEnds, consent, revoked));
    }

    Family dead() {
        return with(value, issued, ends, previous, previousEnds, consent, true);
    }

    Family ledBy(String token) {
        return with(value, issued, ends, previous, previousEnds, token, revoked);
    }

    Duration hardLeft(Instant now) {
        return Duration.between(now, hardEnds);
    }

    private Family with(
            String newValue,
            Instant newIssued,
            Instant newEnds,
            String newPrevious,
            Instant newPreviousEnds,
            String newConsent,
            boolean newRevoked) {
        return new Family(
                app,
                realmId,
                scope,
                newValue,
                newIssued,
                newEnds,
                newPrevious,
                newPreviousEnds,
                hardEnds,
                newConsent,
                newRevoked);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    ObjectNode write() {
        return Json.object()
                .put("app", app)
                .put("realmId", realmId)
                .put("scope", scope)
                .put("value", value)
                .put("issued", issued.toString())
                .put("ends", ends.toString())
                .put("previous", previous)
                .put("previousEnds", previousEnds.toString())
                .put("hardEnds", hardEnds.toString())
                .put("consent", consent)
                .put("revoked", revoked);
    }

    static Family read(JsonNode node) {
        return new Family(
                node.path("app").asText(),
                node.path("realmId").asText(),
                node.path("scope").asText(),
                node.path("value").asText(),
                time(node, "issued"),
                time(node, "ends"),
                node.path("previous").asText(),
                time(node, "previousEnds"),
                time(node, "hardEnds"),
                node.path("consent").asText(),
                node.path("revoked").asBoolean());
    }

    private static Instant time(JsonNode node, String name) {
        return Instant.parse(node.path(name).asText());
    }

    @Override
    public String toString() {
        return "Family of " + app + " at " + realmId;
    }
}
