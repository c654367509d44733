package io.mlconnector.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A person with a browser that runs no scripts.
final class Reader {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String site;

    Reader(String site) {
        this.site = site;
    }

    /// @param location where a form leads; empty when it does not
    record Page(int status, String text, String location) {
        String token() {
            Matcher token = TOKEN.matcher(text);
            return token.find() ? token.group(1) : "";
        }

        /// Of the first field with that name.
        String value(String name) {
            Matcher value = Pattern.compile("name=\"" + Pattern.quote(name) + "\"[^>]*value=\"([^\"]*)\"")
                    .matcher(text);
            return value.find() ? value.group(1) : "";
        }
    }

    Page get(String address) {
        return send(request(address).build());
    }

    /// Fills in the form of a page, as far as the fields are named, and sends it back there.
    Page fill(String address, Map<String, String> fields) {
        Page page = get(address);
        List<String> pairs = new ArrayList<>(List.of("csrf=" + page.token()));
        if (!fields.containsKey("SyncToken") && !page.value("SyncToken").isEmpty()) {
            pairs.add("SyncToken=" + page.value("SyncToken"));
        }
        fields.forEach((name, value) -> pairs.add(Http.encode(name) + "=" + Http.encode(value)));
        return post(address, String.join("&", pairs), Map.of());
    }

    Page post(String address, String form, Map<String, String> headers) {
        HttpRequest.Builder request = request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return send(request.build());
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address.startsWith("http") ? address : site + address));
    }

    private static Page send(HttpRequest request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Page(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
