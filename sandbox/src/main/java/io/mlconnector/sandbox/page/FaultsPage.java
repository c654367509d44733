package io.mlconnector.sandbox.page;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;

/// The fault desk.
final class FaultsPage {
    private FaultsPage() {}

    static Answer show(Call call, Site site, Control control, Typed typed, String refusal) {
        return site.show(
                call, new Site.Page("Faults", "", "", Part.refused(refusal) + JsonTable.html(control.get("faults"))));
    }

    static Answer post(Call call, Site site, Control control, Typed typed) {
        return show(call, site, control, typed, "");
    }
}
