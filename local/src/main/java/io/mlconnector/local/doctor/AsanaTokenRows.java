package io.mlconnector.local.doctor;

import java.time.Instant;
import java.util.List;

/// How the connector signs in to Asana. The refresh token is never tried: only asana-writer uses it.
final class AsanaTokenRows {
    private static final String TOKENS = "tokens";
    private static final String CLIENT = "client";

    private AsanaTokenRows() {}

    static List<Row> of(SignIn signIn, Instant now) {
        return switch (signIn) {
            case SignIn.Nothing _ ->
                List.of(red(
                        "token",
                        "Neither ASANA_ACCESS_TOKEN nor ASANA_CLIENT_ID is set.",
                        "Make a personal access token at https://app.asana.com/0/my-apps and set it, or register an app"
                                + " there and connect on the console (docs/connect.md)."));
            case SignIn.Personal _ -> List.of();
            case SignIn.OAuth oauth -> List.of(client(oauth.keys()), tokens(oauth, now));
        };
    }

    private static Row client(KeyCheck keys) {
        return switch (keys) {
            case KeyCheck.Accepted _ ->
                Row.green(AsanaRows.PART, CLIENT, "The client id and the client secret are accepted.");
            case KeyCheck.Refused _ ->
                red(
                        CLIENT,
                        "Asana does not accept ASANA_CLIENT_ID with ASANA_CLIENT_SECRET: tokens cannot be refreshed.",
                        "Copy both again from your app at https://app.asana.com/0/my-apps.");
            case KeyCheck.NotSet(var variable) ->
                yellow(
                        CLIENT,
                        variable + " is not set here: it cannot be checked.",
                        "Run ./mlc doctor with the variables of the installation.");
            case KeyCheck.NotTold(var why) ->
                yellow(
                        CLIENT,
                        "The token endpoint does not say whether it accepts the client secret (" + why + ").",
                        "Check ASANA_OAUTH_URL, and try again later.");
        };
    }

    private static Row tokens(SignIn.OAuth oauth, Instant now) {
        String connect = "Connect Asana at " + oauth.console() + ", Connections.";
        return switch (oauth.tokens()) {
            case Tokens.Given _ -> yellow(TOKENS, "A token is given for this look only.", connect);
            case Tokens.Unknown(var why, var _) ->
                yellow(
                        TOKENS,
                        "What tokens there are is not known: " + why + ".",
                        "Start ./mlc up, then connect at " + oauth.console() + ", Connections.");
            case Tokens.None _ -> red(TOKENS, "The installation keeps no token yet: nobody has connected.", connect);
            case Tokens.Kept kept
            when !kept.opens() ->
                red(
                        TOKENS,
                        "The stored access token cannot be opened with the keyset here.",
                        "Set TOKEN_KEYSET_FILE, or MLC_HOME, to the installation's; without that keyset connect again.");
            case Tokens.Kept(var ends, var _, var _)
            when ends != null && !ends.isAfter(now) ->
                red(
                        TOKENS,
                        "The access token ended at " + ends + ", and nobody has refreshed it since.",
                        "Look at ./mlc status: asana-writer says what keeps it from refreshing; if it asks for it, connect"
                                + " again at " + oauth.console() + ", Connections.");
            case Tokens.Kept(var ends, var _, var _) ->
                Row.green(
                        AsanaRows.PART,
                        TOKENS,
                        "The access token is good until " + ends + ", the refresh token until it is revoked.");
        };
    }

    private static Row red(String check, String reason, String remedy) {
        return Row.red(AsanaRows.PART, check, reason, remedy);
    }

    private static Row yellow(String check, String reason, String remedy) {
        return Row.yellow(AsanaRows.PART, check, reason, remedy);
    }
}
