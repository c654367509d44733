package io.mlconnector.console.connect;

import java.net.URI;

/// Why nothing was connected: one sentence a cause, which says what to do. None holds a code, a state or a token.
///
/// @param code for programs
/// @param status of HTTP
record Trouble(String code, int status, String sentence) {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    static final Trouble UNKNOWN_ATTEMPT = new Trouble(
            "unknown-attempt",
            FORBIDDEN,
            "This browser has not begun to connect, or it did so more than 10 minutes ago or at another address of the"
                    + " console. Nothing was changed.");
    static final Trouble FOREIGN_STATE = new Trouble(
            "foreign-state",
            FORBIDDEN,
            "This answer does not belong to what this browser began: somebody else's consent is not taken. Nothing was"
                    + " changed.");
    static final Trouble REPLAYED = new Trouble(
            "replayed", CONFLICT, "This answer of QuickBooks was used already. It is good for one time only.");
    static final Trouble DENIED =
            new Trouble("denied", BAD_REQUEST, "The consent was denied at QuickBooks. Nothing was changed.");
    static final Trouble MISSING_SCOPE = new Trouble(
            "missing-scope",
            BAD_REQUEST,
            "The consent does not cover accounting: the app at developer.intuit.com needs the scope"
                    + " com.intuit.quickbooks.accounting, and the person who consents has to be an administrator of the"
                    + " company. Nothing was connected.");
    static final Trouble REFUSED_TO_ASK = new Trouble(
            "refused-to-ask",
            BAD_REQUEST,
            "QuickBooks did not ask for consent: the app's settings at developer.intuit.com do not fit. Nothing was"
                    + " changed.");
    static final Trouble INCOMPLETE = new Trouble(
            "incomplete", BAD_REQUEST, "The answer of QuickBooks lacks its code or its company. Nothing was changed.");
    static final Trouble EXPIRED_CODE = new Trouble(
            "expired-code",
            BAD_REQUEST,
            "QuickBooks does not accept the code that it gave: it ends after a few minutes and is good once. Nothing was"
                    + " connected.");
    static final Trouble WRONG_CLIENT = new Trouble(
            "wrong-client",
            BAD_GATEWAY,
            "QuickBooks does not accept QUICKBOOKS_CLIENT_ID and QUICKBOOKS_CLIENT_SECRET. Nothing was connected.");
    static final Trouble UNREACHABLE = new Trouble(
            "unreachable",
            BAD_GATEWAY,
            "QuickBooks did not answer, or not in a way that can be understood. Nothing was connected.");
    static final Trouble FORGED = new Trouble(
            "forged", FORBIDDEN, "This was not sent by the page that asks for confirmation. Nothing was connected.");
    static final Trouble NOT_STORED = new Trouble(
            "not-stored",
            UNAVAILABLE,
            "Kafka does not take what was connected. Go back and confirm once more: the consent is kept for 10 minutes.");
    static final Trouble NO_CLIENT = new Trouble(
            "no-client",
            UNAVAILABLE,
            "The console has no QUICKBOOKS_CLIENT_ID and QUICKBOOKS_CLIENT_SECRET: it cannot connect a company.");
    static final Trouble NO_KEY = new Trouble(
            "no-key",
            UNAVAILABLE,
            "The console's TOKEN_KEYSET_FILE has no public key 'grant': it could not hand over what is connected.");

    /// @param chosen digits
    static Trouble otherCompany(String chosen, String configured) {
        return new Trouble(
                "other-company",
                CONFLICT,
                "You chose the company " + chosen + ", and this installation is bound to " + configured
                        + " (QUICKBOOKS_REALM_ID). Nothing was connected: choose that company, or configure the other one"
                        + " in an installation of its own.");
    }

    static Trouble otherEnvironment(String realmId, URI apiUrl) {
        return new Trouble(
                "other-environment",
                CONFLICT,
                "The consent gives no access to the company " + realmId + " at " + apiUrl
                        + ": it is of another company, or app and company are not both sandbox or both production"
                        + " (QUICKBOOKS_API_URL, QUICKBOOKS_CLIENT_ID). Nothing was connected.");
    }
}
