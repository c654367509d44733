package io.mlconnector.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.contracts.Json;
import io.mlconnector.local.doctor.Row.Colour;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsanaRowsTest {
    private static final String MEMBER = "[{\"workspace\":{\"gid\":\"7\"},\"is_active\":true}]";

    @Test
    void guestMayNotMakeFields() {
        Row row = row("user", "[{\"workspace\":{\"gid\":\"7\"},\"is_active\":true,\"is_guest\":true}]", "[]");

        assertThat(row.colour()).isEqualTo(Colour.RED);
        assertThat(row.reason()).contains("guest");
    }

    @Test
    void guestOfAnotherWorkspaceIsNoneHere() {
        Row row = row("user", "[{\"workspace\":{\"gid\":\"8\"},\"is_guest\":true}," + MEMBER.substring(1), "[]");

        assertThat(row.colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void userWhoMayOnlyLookIsRed() {
        assertThat(row("user", "[{\"workspace\":{\"gid\":\"7\"},\"is_active\":true,\"is_view_only\":true}]", "[]")
                        .colour())
                .isEqualTo(Colour.RED);
    }

    @Test
    void webhookThatAsanaIsAboutToDeleteIsRedWithTheTime() {
        Row row = row(
                "webhooks",
                MEMBER,
                "[{\"target\":\"https://connector.example.com/webhooks/asana/1\","
                        + "\"failure_deletion_timestamp\":\"2026-11-26T10:00:00.000Z\"}]");

        assertThat(row.colour()).isEqualTo(Colour.RED);
        assertThat(row.reason()).contains("2026-11-26T10:00:00.000Z");
    }

    @Test
    void lastDeliveryThatReachedUsProvesTheWayIn() {
        Row row = row(
                "webhooks",
                MEMBER,
                "[{\"target\":\"https://connector.example.com/webhooks/asana/1\","
                        + "\"last_success_at\":\"2026-11-25T10:00:00.000Z\"},"
                        + "{\"target\":\"https://elsewhere.example.com/\",\"failure_deletion_timestamp\":\"2026\"}]");

        assertThat(row.colour()).isEqualTo(Colour.GREEN);
        assertThat(row.reason()).contains("2026-11-25T10:00:00.000Z").contains("1 webhooks");
    }

    private static Row row(String check, String memberships, String webhooks) {
        AsanaFacts.Space space =
                new AsanaFacts.Space(list(memberships), list("[]"), list("[]"), list("[]"), list(webhooks));
        return AsanaRows.of(new AsanaFacts(
                        URI.create("https://app.asana.com/api/1.0"),
                        Optional.of("7"),
                        URI.create("https://connector.example.com"),
                        Instant.parse("2026-11-25T12:00:00Z"),
                        new Reach.Answers(Duration.ofMillis(80), Duration.ZERO),
                        new SignIn.Personal(),
                        new ApiResult.Ok<>(
                                json("{\"name\":\"Bot\",\"workspaces\":[{\"gid\":\"7\",\"name\":\"Studio\"}]}"), ""),
                        space))
                .stream()
                .filter(each -> each.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static ApiResult<List<JsonNode>> list(String array) {
        List<JsonNode> items = new ArrayList<>();
        json(array).forEach(items::add);
        return new ApiResult.Ok<>(items, "");
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
