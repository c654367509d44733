package io.mlconnector.sandbox.quickbooks.page;

import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.page.Csrf;
import io.mlconnector.sandbox.page.DeskPages;
import io.mlconnector.sandbox.page.Site;
import io.mlconnector.sandbox.page.Site.Group;
import io.mlconnector.sandbox.page.Site.Link;
import io.mlconnector.sandbox.page.Site.Page;
import io.mlconnector.sandbox.page.Theme;
import io.mlconnector.sandbox.page.Typed;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every page of the QuickBooks side. Records stand under the addresses that QuickBooks' own pages have, because links
/// on tasks lead there.
public final class QuickBooksSite {
    private static final String COOKIE = "sandbox_company";
    private static final String APP = "/app/";

    private final Supplier<List<Place>> places;
    private final ControlApi control;
    private final Clock clock;
    private final Csrf csrf = new Csrf();
    private final DeskPages desk;

    /// @param places all companies, the one that is shown at first in front
    public QuickBooksSite(Supplier<List<Place>> places, ControlApi control, Clock clock) {
        this.places = places;
        this.control = control;
        this.clock = clock;
        this.desk = new DeskPages(control);
    }

    public static boolean owns(String path) {
        return path.equals("/") || path.startsWith(APP) || DeskPages.owns(path);
    }

    public Answer handle(Call call) {
        Place place = chosen(call);
        Site site = site(place);
        boolean post = call.method().equals("POST");
        if (!post && !call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Answer.text(405, "Pages take GET and POST.").with("Allow", "GET, HEAD, POST");
        }
        Typed typed = post ? Typed.of(call) : new Typed(Map.of());
        if (post && !csrf.accepts(call, typed)) {
            return site.show(
                    403,
                    call,
                    new Page(
                            "Not sent",
                            "This form is from another site or an earlier start. Reload the page.",
                            "",
                            ""));
        }
        if (DeskPages.owns(call.path())) {
            return desk.handle(call, site, typed);
        }
        Room room = new Room(new Till(place), site, control, PacificTime.today(clock.instant()));
        return call.path().equals("/") ? HomePage.show(call, room) : app(call, room, typed, post);
    }

    private static Answer app(Call call, Room room, Typed typed, boolean post) {
        String page = call.path().substring(APP.length());
        if (page.equals("company")) {
            String realmId = call.query("realmId", "").replaceAll("[^0-9]", "");
            return Answer.empty(303)
                    .with("Location", "/")
                    .with("Set-Cookie", COOKIE + "=" + realmId + "; Path=/; HttpOnly; SameSite=Lax");
        }
        if (page.startsWith("list/") && !post) {
            return EntityType.ofResource(page.substring("list/".length()))
                    .map(type -> ListPage.show(call, room, type))
                    .orElseGet(() -> room.site().notFound(call));
        }
        Optional<EntityType> type = RecordAddress.typeOf(call, page);
        String id = RecordAddress.idOf(call, page);
        return type.map(known ->
                        post ? RecordPage.post(call, room, known, id, typed) : RecordPage.show(call, room, known, id))
                .orElseGet(() -> room.site().notFound(call));
    }

    /// The one that the link names, else the one of the cookie, else the first.
    private Place chosen(Call call) {
        List<Place> all = places.get();
        String cookie = Stream.of(
                        Optional.ofNullable(call.header("cookie")).orElse("").split(";", -1))
                .map(String::strip)
                .filter(each -> each.startsWith(COOKIE + "="))
                .map(each -> each.substring(COOKIE.length() + 1))
                .findFirst()
                .orElse("");
        String realmId = call.query("deeplinkcompanyid", cookie);
        return all.stream()
                .filter(place -> place.realmId().equals(realmId))
                .findFirst()
                .orElseGet(all::getFirst);
    }

    private Site site(Place shown) {
        List<Group> groups = new ArrayList<>(List.of(
                new Group(
                        "Expenses",
                        links(EntityType.VENDOR, EntityType.BILL, EntityType.BILL_PAYMENT, EntityType.PURCHASE_ORDER)),
                new Group("Sales", links(EntityType.CUSTOMER, EntityType.INVOICE, EntityType.PAYMENT)),
                new Group(
                        "Accounting",
                        links(
                                EntityType.JOURNAL_ENTRY,
                                EntityType.ACCOUNT,
                                EntityType.CLASS,
                                EntityType.DEPARTMENT,
                                EntityType.TERM,
                                EntityType.ITEM,
                                EntityType.EMPLOYEE)),
                desk.group()));
        List<Place> all = places.get();
        if (all.size() > 1) {
            groups.add(new Group(
                    "Companies",
                    all.stream()
                            .map(place -> new Link("/app/company?realmId=" + place.realmId(), place.name()))
                            .toList()));
        }
        return new Site("Local QuickBooks", "qb", shown.name(), Theme.GREEN, groups, csrf);
    }

    private static List<Link> links(EntityType... types) {
        return Stream.of(types)
                .map(type -> new Link(RecordAddress.ofAll(type), Words.many(type)))
                .toList();
    }
}
