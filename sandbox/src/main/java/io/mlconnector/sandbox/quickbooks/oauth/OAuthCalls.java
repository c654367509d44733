package io.mlconnector.sandbox.quickbooks.oauth;

import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.http.Answer;

/// Shows and turns the knobs of the tokens.
public final class OAuthCalls {
    private OAuthCalls() {}

    public static void addTo(ControlApi api, Grants grants) {
        api.get("oauth", "How tokens live and die", _ -> show(grants));
        api.post("oauth", "Changes how tokens live and die from now on", KnobsBody.MEMBERS, request -> {
            try {
                grants.use(KnobsBody.read(request.body(), grants.knobs()));
            } catch (IllegalArgumentException e) {
                throw new RefusedException(String.valueOf(e.getMessage()));
            }
            return show(grants);
        });
    }

    private static Answer show(Grants grants) {
        return Answer.json(200, KnobsBody.write(grants.knobs()));
    }
}
