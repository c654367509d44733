package io.mlconnector.sandbox.asana.auth;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the app asks a person for, checked.
///
/// @param challenge empty without PKCE
record AuthorizeRequest(String redirect, String state, String challenge, List<String> scopes) {
    AuthorizeRequest {
        scopes = List.copyOf(scopes);
    }

    /// What came out of checking a request.
    sealed interface Outcome {
        record Fine(AuthorizeRequest request) implements Outcome {}

        /// Not even the address can be trusted: the person is told, and nobody is sent anywhere.
        record Untrusted(String why) implements Outcome {}

        /// @param error as OAuth names it
        record Refused(String redirect, String state, String error, String why) implements Outcome {}
    }

    /// @param parameters by name; null where there is none
    static Outcome check(App app, Function<String, @Nullable String> parameters) {
        String client = given(parameters, "client_id");
        String redirect = given(parameters, "redirect_uri");
        if (!client.equals(app.client().id())) {
            return new Outcome.Untrusted("invalid_request: The `client_id` parameter does not name an app.");
        }
        if (!App.isRedirect(redirect)) {
            return new Outcome.Untrusted(
                    "invalid_request: The `redirect_uri` parameter does not match a valid URL of the app.");
        }
        String state = given(parameters, "state");
        String challenge = given(parameters, "code_challenge");
        String method = given(parameters, "code_challenge_method");
        List<String> scopes = app.granted(given(parameters, "scope"));
        if (!given(parameters, "response_type").equals("code")) {
            return refused(redirect, state, "unsupported_response_type", "The response_type must be code.");
        }
        if (state.isEmpty()) {
            return refused(redirect, state, "invalid_request", "The state parameter is required.");
        }
        if (!challenge.isEmpty() && !method.equals("S256")) {
            return refused(redirect, state, "invalid_request", "The code_challenge_method must be S256.");
        }
        if (scopes.isEmpty()) {
            return refused(redirect, state, "forbidden_scopes", "The app is not registered for these scopes.");
        }
        return new Outcome.Fine(new AuthorizeRequest(redirect, state, challenge, scopes));
    }

    private static Outcome refused(String redirect, String state, String error, String why) {
        return new Outcome.Refused(redirect, state, error, why);
    }

    private static String given(Function<String, @Nullable String> parameters, String name) {
        String value = parameters.apply(name);
        return value == null ? "" : value;
    }
}
