package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser, who connects the company on the console's and QuickBooks' pages.
final class Person {
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI console;

    Person(String console) {
        this.console = URI.create(console);
    }

    /// From the button on the console to the confirmation.
    ///
    /// @return the code that QuickBooks gave
    String connects(String realmId) throws Exception {
        URI consentPage = location(get(console.resolve("/connect/quickbooks")));
        String ticket = field(get(consentPage), "ticket");
        URI callback = location(post(consentPage, Map.of("ticket", ticket, "realmId", realmId, "decision", "connect")));
        URI confirmPage = location(get(callback));
        HttpResponse<String> confirm = get(confirmPage);
        assertThat(confirm.body()).contains("Connect ", realmId, "USD", "local sandbox");
        URI done = location(post(confirmPage, Map.of("csrf", field(confirm, "csrf"), "decision", "connect")));
        assertThat(done.getPath()).isEqualTo("/");
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(callback.toString());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    /// The same for Asana.
    ///
    /// @param user gid of whom the person is signed in as
    void connectsAsana(String user) throws Exception {
        URI consentPage = location(get(console.resolve("/connect/asana")));
        Map<String, String> form = new HashMap<>();
        for (String pair : consentPage.getRawQuery().split("&", -1)) {
            String[] both = pair.split("=", 2);
            form.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        assertThat(form).containsKey("code_challenge");
        form.putAll(Map.of("user", user, "decision", "allow"));
        URI callback = location(post(consentPage.resolve("/-/oauth_authorize"), form));
        URI confirmPage = location(get(callback));
        HttpResponse<String> confirm = get(confirmPage);
        assertThat(confirm.body()).contains("Works as", "local sandbox");
        URI done = location(post(confirmPage, Map.of("csrf", field(confirm, "csrf"), "decision", "connect")));
        assertThat(done.getPath()).isEqualTo("/");
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI address, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + Api.encode(each.getValue()))
                .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> answer) {
        return answer.uri()
                .resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
    }

    private static String field(HttpResponse<String> page, String name) {
        Matcher matcher =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }
}
