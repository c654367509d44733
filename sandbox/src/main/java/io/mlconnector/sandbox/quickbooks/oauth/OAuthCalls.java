package io.mlconnector.sandbox.quickbooks.oauth;

import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.http.Answer;
import java.util.List;

/// Shows and turns the knobs of the tokens, and the app's registration.
public final class OAuthCalls {
    private OAuthCalls() {}

    public static void addTo(ControlApi api, Grants grants, OAuthDesk desk) {
        api.get(
                "app",
                "The app's name and its redirect URIs",
                _ -> Answer.json(200, desk.registration().show()));
        api.post(
                "app",
                "What the app's developer enters about it",
                List.of(
                        "name: what people read on the connect page",
                        "redirectUris: where a consent may lead back to; [] stands for any address of this machine"),
                request -> {
                    try {
                        desk.registration().change(request.body());
                    } catch (IllegalArgumentException e) {
                        throw new RefusedException(String.valueOf(e.getMessage()));
                    }
                    return Answer.json(200, desk.registration().show());
                });
        desk.refreshes().addTo(api);
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
