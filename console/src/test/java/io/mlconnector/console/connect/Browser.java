package io.mlconnector.console.connect;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person's browser: keeps cookies, follows a redirection when told to, fills in forms.
final class Browser {
    private static final int REDIRECT = 300;
    private static final int CLIENT_ERROR = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    record Page(URI address, int status, String text, HttpResponse<String> response) {
        /// Where it leads.
        URI location() {
            return address.resolve(response.headers().firstValue("Location").orElseThrow());
        }

        boolean redirects() {
            return status >= REDIRECT && status < CLIENT_ERROR;
        }

        String hidden(String name) {
            Matcher matcher =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("no field " + name + " in " + text);
            }
            return matcher.group(1);
        }
    }

    Page get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).build());
    }

    Page follow(Page page) throws IOException, InterruptedException {
        Page next = get(page.location());
        return next.redirects() ? follow(next) : next;
    }

    Page post(URI address, Map<String, String> form, String... headers) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private Page send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Page(request.uri(), response.statusCode(), response.body(), response);
    }
}
