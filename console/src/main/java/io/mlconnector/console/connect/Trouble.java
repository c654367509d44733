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
    static final Trouble MISSING_SCOPE = new Trouble(
            "missing-scope",
            BAD_REQUEST,
            "The consent does not cover accounting: the app at developer.intuit.com needs the scope"
                    + " com.intuit.quickbooks.accounting, and the person who consents has to be an administrator of the"
                    + " company. Nothing was connected.");
    static final Trouble INCOMPLETE = new Trouble(
            "incomplete", BAD_REQUEST, "The answer of QuickBooks lacks its code or its company. Nothing was changed.");
    static final Trouble FORGED = new Trouble(
            "forged", FORBIDDEN, "This was not sent by the page that asks for confirmation. Nothing was connected.");
    static final Trouble NOT_STORED = new Trouble(
            "not-stored",
            UNAVAILABLE,
            "Kafka does not take what was connected. Go back and confirm once more: the consent is kept for 10 minutes.");
    static final Trouble NO_COMPANY_CLIENT = new Trouble(
            "no-client",
            UNAVAILABLE,
            "The console has no QUICKBOOKS_CLIENT_ID and QUICKBOOKS_CLIENT_SECRET: it cannot connect a company.");
    static final Trouble NO_WORKSPACE_CLIENT = new Trouble(
            "no-client",
            UNAVAILABLE,
            "The console has no ASANA_CLIENT_ID and ASANA_CLIENT_SECRET: it cannot connect a workspace. With"
                    + " ASANA_ACCESS_TOKEN there is nothing to connect.");
    static final Trouble PERSONAL_TOKEN = new Trouble(
            "personal-token",
            CONFLICT,
            "ASANA_ACCESS_TOKEN is set: the connector works with that personal access token and uses no consent. To"
                    + " connect by OAuth, unset it and start again. Nothing was changed.");
    static final Trouble NOT_FULL = new Trouble(
            "missing-scope",
            BAD_REQUEST,
            "The consent does not cover all that ml-connector does: register the app at app.asana.com/0/my-apps with Full"
                    + " permissions, because no single scope covers batches and events. Nothing was connected.");
    static final Trouble APP_BLOCKED = new Trouble(
            "app-blocked",
            FORBIDDEN,
            "Asana does not accept the token that it just gave: an administrator of the workspace has blocked the app."
                    + " Nothing was connected.");
    static final Trouble WITHOUT_CODE =
            new Trouble("incomplete", BAD_REQUEST, "The answer of Asana lacks its code. Nothing was changed.");
    static final Trouble NO_WORKSPACE = new Trouble(
            "other-workspace",
            CONFLICT,
            "The user who consented is in no workspace: invite the user first. Nothing was connected.");

    static Trouble replayed(String vendor) {
        return new Trouble(
                "replayed", CONFLICT, "This answer of " + vendor + " was used already. It is good for one time only.");
    }

    static Trouble denied(String vendor) {
        return new Trouble("denied", BAD_REQUEST, "The consent was denied at " + vendor + ". Nothing was changed.");
    }

    static Trouble refusedToAsk(String vendor, String appPage) {
        return new Trouble(
                "refused-to-ask",
                BAD_REQUEST,
                vendor + " did not ask for consent: the app's settings at " + appPage
                        + " do not fit. Nothing was changed.");
    }

    static Trouble expiredCode(String vendor) {
        return new Trouble(
                "expired-code",
                BAD_REQUEST,
                vendor + " does not accept the code that it gave: it ends after a few minutes and is good once. Nothing"
                        + " was connected.");
    }

    /// @param variables that hold the app's keys
    static Trouble wrongClient(String vendor, String variables) {
        return new Trouble(
                "wrong-client", BAD_GATEWAY, vendor + " does not accept " + variables + ". Nothing was connected.");
    }

    static Trouble unreachable(String vendor) {
        return new Trouble(
                "unreachable",
                BAD_GATEWAY,
                vendor + " did not answer, or not in a way that can be understood. Nothing was connected.");
    }

    /// @param member of the keyset file
    static Trouble noKey(String member) {
        return new Trouble(
                "no-key",
                UNAVAILABLE,
                "The console's TOKEN_KEYSET_FILE has no public key '" + member
                        + "': it could not hand over what is connected.");
    }

    /// @param seen names and gids
    static Trouble otherWorkspace(String wanted, String seen) {
        return new Trouble(
                "other-workspace",
                CONFLICT,
                "The user who consented is not in the workspace " + wanted + " that this installation is for, but in "
                        + (seen.isEmpty() ? "none" : seen)
                        + ". Nothing was connected: sign in to Asana as the right user, invite this one, or set"
                        + " ASANA_WORKSPACE.");
    }

    static Trouble severalWorkspaces(String seen) {
        return new Trouble(
                "several-workspaces",
                CONFLICT,
                "The user who consented is in several workspaces: " + seen
                        + ". Set ASANA_WORKSPACE to the number of one, start again and connect. Nothing was connected.");
    }

    static Trouble alreadyBound(String bound, String configured) {
        return new Trouble(
                "already-bound",
                CONFLICT,
                "This connection is bound to the workspace " + bound + ", where its fields and projects are, and"
                        + " ASANA_WORKSPACE is " + configured + ". Nothing was connected: set it back, or connect the"
                        + " other workspace in an installation of its own.");
    }

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
