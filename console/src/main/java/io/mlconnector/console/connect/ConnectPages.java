package io.mlconnector.console.connect;

import io.mlconnector.console.connect.Attempts.Begun;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What a browser asks for while a person connects a vendor.
@Path("/connect/{vendor}")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class ConnectPages {
    private static final String COOKIE = "mlc-connect";
    private static final String HERE = "here";

    private final ConnectFlows flows;
    private final URI consoleUrl;

    ConnectPages(ConnectFlows flows, ConnectorSettings settings) {
        this.flows = flows;
        this.consoleUrl = settings.consoleUrl();
    }

    /// Sends the browser to the vendor's page. The cookie has to be of the address that the consent leads back to, so a
    /// browser that uses another name of this host is sent to that one first, once.
    @GET
    public Response begin(
            @RestPath String vendor,
            @HeaderParam("Host") @Nullable String host,
            @QueryParam("at") @Nullable String at) {
        ConnectFlow flow = flow(vendor);
        if (!HERE.equals(at) && !consoleUrl.getRawAuthority().equalsIgnoreCase(host)) {
            return to(flow.vendor().path() + "?at=" + HERE).build();
        }
        Optional<Trouble> trouble = flow.trouble();
        if (trouble.isPresent()) {
            return refuse(flow, trouble.get());
        }
        Begun begun = flow.begin();
        return Response.seeOther(flow.consentPage(begun))
                .cookie(cookie(flow, begun.cookie(), (int) Attempts.LIFE.toSeconds()))
                .build();
    }

    /// Where the vendor sends the browser. The code is used up here, so that the page that follows has none in its
    /// address.
    @GET
    @Path("callback")
    public Response answered(
            @RestPath String vendor,
            @CookieParam(COOKIE) @Nullable String cookie,
            @QueryParam("code") @Nullable String code,
            @QueryParam("state") @Nullable String state,
            @QueryParam("realmId") @Nullable String realmId,
            @QueryParam("error") @Nullable String error) {
        ConnectFlow flow = flow(vendor);
        return flow.answered(text(cookie), ConsentAnswer.of(code, state, realmId, error))
                .map(trouble -> refuse(flow, trouble))
                .orElseGet(() -> to(flow.vendor().path() + "/confirm").build());
    }

    @GET
    @Path("confirm")
    public Response ask(@RestPath String vendor, @CookieParam(COOKIE) @Nullable String cookie) {
        ConnectFlow flow = flow(vendor);
        return flow.findOffer(text(cookie))
                .map(offer -> Response.ok(ConnectHtml.confirm(flow.vendor().path(), offer))
                        .build())
                .orElseGet(() -> refuse(flow, Trouble.UNKNOWN_ATTEMPT));
    }

    /// Binds, or drops, what was shown.
    @POST
    @Path("confirm")
    public Response decide(
            @RestPath String vendor,
            @CookieParam(COOKIE) @Nullable String cookie,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            @FormParam("csrf") @Nullable String csrf,
            @FormParam("decision") @Nullable String decision) {
        ConnectFlow flow = flow(vendor);
        if (site != null && !site.equals("same-origin")) {
            return refuse(flow, Trouble.FORGED);
        }
        boolean binds = "connect".equals(decision);
        Optional<Trouble> trouble =
                binds ? flow.confirm(text(cookie), text(csrf)) : flow.decline(text(cookie), text(csrf));
        if (trouble.isPresent()) {
            return refuse(flow, trouble.get());
        }
        Response.ResponseBuilder answer =
                binds ? to("/#connections") : Response.ok(ConnectHtml.declined(flow.vendor()));
        return answer.cookie(cookie(flow, "", 0)).build();
    }

    private ConnectFlow flow(String vendor) {
        return flows.find(vendor).orElseThrow(NotFoundException::new);
    }

    private Response.ResponseBuilder to(String path) {
        return Response.seeOther(URI.create(consoleUrl + path));
    }

    /// One for each vendor, so that two of them can be connected at the same time.
    private NewCookie cookie(ConnectFlow flow, String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(flow.vendor().path())
                .maxAge(seconds)
                .httpOnly(true)
                .secure("https".equals(consoleUrl.getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static Response refuse(ConnectFlow flow, Trouble trouble) {
        return Response.status(trouble.status())
                .entity(ConnectHtml.trouble(flow.vendor(), trouble))
                .build();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
