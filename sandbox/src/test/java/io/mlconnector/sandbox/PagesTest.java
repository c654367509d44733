package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class PagesTest extends SandboxRun {

    @Test
    void showWhatBothSidesHoldAndEscapeIt() throws Exception {
        books.vendor("Tom & <b>Sons</b>");
        String project = work.project("A & <i>B</i>");
        String task = work.task(project, "<script>alert(1)</script>");
        work.post("/tasks/" + task + "/stories", "{\"text\":\"<u>posted</u>\"}");

        String quickBooksPage = page(sandbox.quickBooksUrl() + "/");
        String asanaPage = page(sandbox.asanaUrl() + "/");
        String link = work.get("/tasks/" + task + "?opt_fields=permalink_url")
                .data()
                .path("permalink_url")
                .asText();
        String taskPage = page(link);

        assertThat(quickBooksPage).contains("Tom &amp; &lt;b&gt;Sons&lt;/b&gt;").doesNotContain("<b>Sons");
        assertThat(asanaPage).contains("A &amp; &lt;i&gt;B", "&lt;script&gt;").doesNotContain("<script");
        assertThat(taskPage).contains("&lt;u&gt;posted").doesNotContain("<script");
        assertThat(page(sandbox.asanaUrl() + "/0/" + project + "/list")).contains("&lt;script&gt;");
    }

    @Test
    void loadNothingFromElsewhere() throws Exception {
        for (String url : new String[] {sandbox.quickBooksUrl() + "/", sandbox.asanaUrl() + "/"}) {
            assertThat(page(url)).doesNotContain("<script", "<link", "src=", "@import", "url(");
        }
    }

    private static String page(String url) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
