package io.mlconnector.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import java.util.ArrayList;
import java.util.List;

/// Judges [QuickBooksFacts].
public final class QuickBooksRows {
    static final String PART = "QuickBooks";
    private static final String COMPANY = "company";

    private final QuickBooksFacts facts;

    private QuickBooksRows(QuickBooksFacts facts) {
        this.facts = facts;
    }

    public static List<Row> of(QuickBooksFacts facts) {
        return new QuickBooksRows(facts).rows();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>(ReachRows.of(PART, facts.apiUrl(), "QUICKBOOKS_API_URL", facts.reach()));
        if (facts.reach() instanceof Reach.Silent) {
            return rows;
        }
        rows.add(keys());
        rows.add(TokenRows.of(facts));
        QuickBooksFacts.Books books = facts.books();
        if (books != null) {
            rows.add(company(books));
            if (books.company() instanceof ApiResult.Ok<JsonNode>(var company, var _)) {
                rows.addAll(BooksRows.of(company, books.preferences()));
            }
        }
        return rows;
    }

    private Row keys() {
        return switch (facts.keys()) {
            case KeyCheck.Accepted _ -> Row.green(PART, "client", "The client id and the client secret are accepted.");
            case KeyCheck.Refused _ ->
                Row.red(
                        PART,
                        "client",
                        "QuickBooks does not accept QUICKBOOKS_CLIENT_ID with QUICKBOOKS_CLIENT_SECRET: tokens cannot be"
                                + " refreshed.",
                        "Copy both again from your app at https://developer.intuit.com, Keys & credentials; development"
                                + " and production have different ones.");
            case KeyCheck.NotSet(var variable) ->
                Row.yellow(
                        PART,
                        "client",
                        variable + " is not set here: it cannot be checked.",
                        "Run ./mlc doctor with the variables of the installation.");
            case KeyCheck.NotTold(var why) ->
                Row.yellow(
                        PART,
                        "client",
                        "The token endpoint does not say whether it accepts the client secret (" + why + ").",
                        "Check QUICKBOOKS_OAUTH_URL, and try again later.");
        };
    }

    private Row company(QuickBooksFacts.Books books) {
        return switch (books.company()) {
            case ApiResult.Ok<JsonNode>(var company, var _) ->
                Row.green(
                        PART,
                        COMPANY,
                        "Connected to " + company.path("CompanyName").asText("a company without a name") + " ("
                                + facts.realmId() + "), "
                                + company.path("Country").asText("no country") + ", "
                                + Environment.of(facts.apiUrl()).words() + ".");
            case ApiResult.Failed<JsonNode>(var failure, var _) -> refused(failure, books);
        };
    }

    private Row refused(ApiFailure failure, QuickBooksFacts.Books books) {
        return switch (failure) {
            case ApiFailure.Unauthorized _ ->
                red(
                        "QuickBooks does not accept the access token: the consent was taken back, or the token has"
                                + " ended.",
                        reconnect());
            case ApiFailure.Forbidden(var code, var _)
            when code.equals("120") ->
                red(
                        "The person who connected is no administrator of the company " + facts.realmId()
                                + " any more, or has no access to it.",
                        reconnect());
            case ApiFailure.Forbidden _ -> mismatch(books);
            case ApiFailure.RateLimited _ ->
                Row.yellow(
                        PART,
                        COMPANY,
                        "A limit of QuickBooks is reached: 500 requests a minute, or the month's 500,000 reads of the"
                                + " Builder tier.",
                        "Wait a minute and try again. If it stays, the month's reads are used up: see the app's usage"
                                + " at https://developer.intuit.com.");
            case ApiFailure.Unreachable _, ApiFailure.Unknown _, ApiFailure.ServerError _ ->
                red("The company could not be read (" + failure.detail() + ").", "Try again in a few minutes.");
            case ApiFailure.NotFound _, ApiFailure.StaleVersion _, ApiFailure.Rejected _ ->
                red(
                        "QuickBooks refuses to show the company " + facts.realmId() + " (" + failure.detail() + ").",
                        "Compare QUICKBOOKS_REALM_ID with the company's number: in QuickBooks, Ctrl+Alt+? shows it.");
        };
    }

    /// 3100 says as much as "not here": the other environment is asked which of the two it is.
    private Row mismatch(QuickBooksFacts.Books books) {
        Environment here = Environment.of(facts.apiUrl());
        if (books.elsewhere() instanceof ApiResult.Ok<JsonNode>) {
            return red(
                    "The company " + facts.realmId() + " is of the other environment: " + facts.apiUrl() + " is "
                            + here.words() + ".",
                    "Set QUICKBOOKS_API_URL=" + here.other() + ", with the keys of the same environment.");
        }
        if (books.elsewhere() != null) {
            return red(
                    "The token belongs to another company than QUICKBOOKS_REALM_ID=" + facts.realmId() + ".",
                    "Set QUICKBOOKS_REALM_ID to the company that was connected (Ctrl+Alt+? in QuickBooks shows the"
                            + " number), or connect this one at " + facts.console() + ".");
        }
        return red(
                "QuickBooks gives the token no access to the company " + facts.realmId() + " at " + facts.apiUrl()
                        + ": it is another company than was connected, or of the other environment.",
                "Compare QUICKBOOKS_REALM_ID with the company's number (Ctrl+Alt+? in QuickBooks); sandbox companies"
                        + " need QUICKBOOKS_API_URL=" + Environment.SANDBOX.url() + ".");
    }

    private Row red(String reason, String remedy) {
        return Row.red(PART, COMPANY, reason, remedy);
    }

    private String reconnect() {
        return "Let an administrator of the company connect again: " + facts.console() + ", Connections.";
    }
}
