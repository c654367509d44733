package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Unknown routes, wrong methods, broken requests: always in the vendor's own form.
class ErrorFormsTest extends SandboxRun {
    private static void isFault(Http.Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(Books.code(reply)).as(reply.text()).isEqualTo(code);
        assertThat(reply.header("intuit_tid")).isNotEmpty();
        isClean(reply);
    }

    private static void isError(Http.Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(Work.message(reply)).as(reply.text()).isNotEmpty();
        isClean(reply);
    }

    private static void isClean(Http.Reply reply) {
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.text()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void quickBooksFaultsOnUnknownRoutesAndMethods() {
        isFault(quickBooks.get("/nowhere"), 404, "500");
        isFault(books.get("spaceship/1"), 400, "500");
        isFault(books.post("vendor/1", "{}"), 400, "500");
    }

    @Test
    void quickBooksFaultsOnBrokenAndWronglyTypedJson() {
        isFault(books.post("vendor", "{\"DisplayName\":"), 400, "2010");
        isFault(books.post("vendor", "[1,2]"), 400, "2010");
        isFault(books.post("vendor", "{\"Spaceship\":1}"), 400, "2010");
        isFault(books.post("bill", "{\"VendorRef\":{\"value\":\"" + books.vendor("Oak") + "\"}}"), 400, "2020");
    }

    @Test
    void asanaErrsOnUnknownRoutesAndWrongMethodsWith404EvenWithoutAToken() {
        isError(asana.get("/nowhere"), 404);
        isError(asana.get("/api/1.0/spaceships"), 404);
        isError(asana.send("PATCH", "/api/1.0/tasks/1", ""), 404);
        isError(asana.get("/-/nowhere"), 404);
    }

    @Test
    void asanaErrsOnBrokenAndWronglyTypedJson() {
        isError(work.http().post("/tasks", "{\"data\":"), 400);
        isError(work.http().post("/tasks", "[1,2]"), 400);
        isError(work.post("/tasks", "{\"workspace\":12}"), 400);
        isError(work.post("/tasks", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":{\"a\":1}}"), 400);
        isError(work.post("/projects", "{\"name\":\"No workspace\"}"), 400);
    }

    @Test
    void bodiesThatAreNotPackedAsTheySayAreRefusedInTheVendorsForm() throws IOException {
        String gzip = "Content-Encoding: gzip\r\nContent-Length: 3\r\n";
        assertThat(raw(sandbox.asanaUrl(), "POST /api/1.0/tasks HTTP/1.1", gzip).path("errors"))
                .isNotEmpty();
        assertThat(raw(sandbox.quickBooksUrl(), "POST /v3/company/1/vendor HTTP/1.1", gzip)
                        .path("Fault"))
                .isNotEmpty();
    }

    @Test
    void bodiesBeyondTheLimitAreRefusedWith413() {
        String much = "x".repeat(8 * 1024 * 1024 + 1);

        isError(work.http().post("/tasks", much), 413);
        isFault(books.post("vendor", much), 413, "500");
    }

    @Test
    void controlCallsSayWhatTheyTake() {
        assertThat(asana.get("/sandbox/nothing").status()).isEqualTo(404);
        Http.Reply wrong = asana.put("/sandbox/faults", "{}");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).contains("GET", "POST", "DELETE");
        assertThat(asana.post("/sandbox/faults", "nonsense")
                        .body()
                        .path("error")
                        .asText())
                .isEqualTo("The body is not a JSON object.");
    }

    /// What no well-behaved client can send; an answer's body as JSON.
    private static JsonNode raw(String url, String line, String headers) throws IOException {
        URI address = URI.create(url);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = line + "\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\nabc";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int body = answer.indexOf("\r\n\r\n");
            return Json.read(answer.substring(body + 4)).orElse(Json.text(answer));
        }
    }
}
