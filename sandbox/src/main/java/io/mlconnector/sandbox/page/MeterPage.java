package io.mlconnector.sandbox.page;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;

/// Reads and writes as the vendor would count them.
final class MeterPage {
    private MeterPage() {}

    static Answer show(Call call, Site site, Control control) {
        return site.show(
                call, new Site.Page("Meter", "What the vendor would count", "", JsonTable.html(control.get("meter"))));
    }
}
