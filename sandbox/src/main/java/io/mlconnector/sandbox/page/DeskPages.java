package io.mlconnector.sandbox.page;

import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.page.Site.Group;
import io.mlconnector.sandbox.page.Site.Link;
import java.util.ArrayList;
import java.util.List;

/// `/desk/…`: what the real services do not show: faults, what went over the wire, what it would have cost, the clock.
/// They ask and tell the control API, as anyone can.
public final class DeskPages {
    private static final String PREFIX = "/desk/";

    private final Control control;

    public DeskPages(ControlApi control) {
        this.control = new Control(control);
    }

    public static boolean owns(String path) {
        return path.startsWith(PREFIX);
    }

    /// Their links, for the navigation; what this side has not is left out.
    public Group group() {
        List<Link> links = new ArrayList<>(
                List.of(new Link(PREFIX + "webhooks", "Webhooks"), new Link(PREFIX + "requests", "Wire log")));
        if (control.has("faults")) {
            links.add(new Link(PREFIX + "faults", "Faults"));
        }
        if (control.has("meter")) {
            links.add(new Link(PREFIX + "meter", "Meter"));
        }
        links.add(new Link(PREFIX + "clock", "Clock"));
        links.add(new Link("/docs/", "API pages"));
        return new Group("Sandbox", links);
    }

    /// Forms have been checked.
    public Answer handle(Call call, Site site, Typed typed) {
        boolean post = call.method().equals("POST");
        return switch (call.path().substring(PREFIX.length())) {
            case "clock" -> post ? ClockPage.post(call, site, control, typed) : ClockPage.show(call, site, control, "");
            case "webhooks" ->
                post ? DeliveriesPage.post(call, site, control, typed) : DeliveriesPage.show(call, site, control, "");
            case "requests" -> WirePage.show(call, site, control);
            case "meter" -> MeterPage.show(call, site, control);
            case "faults" ->
                post ? FaultsPage.post(call, site, control, typed) : FaultsPage.show(call, site, control, typed, "");
            default -> site.notFound(call);
        };
    }
}
