package io.mlconnector.console.connect;

import io.mlconnector.console.connect.Attempts.Begun;
import io.mlconnector.console.connect.QuickBooksConnect.ConsentAnswer;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a browser asks for while a person connects QuickBooks.
@Path(QuickBooksConnect.PATH)
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class ConnectPages {
    private static final String COOKIE = "mlc-connect";
    private static final String COOKIE_PATH = "/connect";
    private static final String HERE = "here";

    private final QuickBooksConnect connect;
    private final URI consoleUrl;

    ConnectPages(QuickBooksConnect connect, ConnectorSettings settings) {
        this.connect = connect;
        this.consoleUrl = settings.consoleUrl();
    }

    /// Sends the browser to the vendor's page. The cookie has to be of the address that the consent leads back to, so a
    /// browser that uses another name of this host is sent to that one first, once.
    @GET
    public Response begin(@HeaderParam("Host") @Nullable String host, @QueryParam("at") @Nullable String at) {
        if (!HERE.equals(at) && !consoleUrl.getRawAuthority().equalsIgnoreCase(host)) {
            return Response.seeOther(URI.create(consoleUrl + QuickBooksConnect.PATH + "?at=" + HERE))
                    .build();
        }
        Optional<Trouble> trouble = connect.trouble();
        if (trouble.isPresent()) {
            return refuse(trouble.get());
        }
        Begun begun = connect.begin();
        return Response.seeOther(connect.consentPage(begun))
                .cookie(cookie(begun.cookie(), (int) Attempts.LIFE.toSeconds()))
                .build();
    }

    /// Where the vendor sends the browser. The code is used up here, so that the page that follows has none in its
    /// address.
    @GET
    @Path("callback")
    public Response answered(
            @CookieParam(COOKIE) @Nullable String cookie,
            @QueryParam("code") @Nullable String code,
            @QueryParam("state") @Nullable String state,
            @QueryParam("realmId") @Nullable String realmId,
            @QueryParam("error") @Nullable String error) {
        return connect.answered(text(cookie), ConsentAnswer.of(code, state, realmId, error))
                .map(ConnectPages::refuse)
                .orElseGet(() -> Response.seeOther(URI.create(consoleUrl + QuickBooksConnect.PATH + "/confirm"))
                        .build());
    }

    @GET
    @Path("confirm")
    public Response ask(@CookieParam(COOKIE) @Nullable String cookie) {
        return connect.findOffer(text(cookie))
                .map(offer -> Response.ok(ConnectHtml.confirm(offer)).build())
                .orElseGet(() -> refuse(Trouble.UNKNOWN_ATTEMPT));
    }

    /// Binds, or drops, what was shown.
    @POST
    @Path("confirm")
    public Response decide(
            @CookieParam(COOKIE) @Nullable String cookie,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            @FormParam("csrf") @Nullable String csrf,
            @FormParam("decision") @Nullable String decision) {
        if (site != null && !site.equals("same-origin")) {
            return refuse(Trouble.FORGED);
        }
        boolean binds = "connect".equals(decision);
        Optional<Trouble> trouble =
                binds ? connect.confirm(text(cookie), text(csrf)) : connect.decline(text(cookie), text(csrf));
        if (trouble.isPresent()) {
            return refuse(trouble.get());
        }
        Response.ResponseBuilder answer = binds
                ? Response.seeOther(URI.create(consoleUrl + "/#connections"))
                : Response.ok(ConnectHtml.declined());
        return answer.cookie(cookie("", 0)).build();
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(COOKIE_PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure("https".equals(consoleUrl.getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static Response refuse(Trouble trouble) {
        return Response.status(trouble.status())
                .entity(ConnectHtml.trouble(trouble))
                .build();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
