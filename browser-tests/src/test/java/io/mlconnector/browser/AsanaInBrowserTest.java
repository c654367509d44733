package io.mlconnector.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;

/// A project manager at work.
class AsanaInBrowserTest extends BrowserRun {

    @Test
    void aTaskIsMadeFilledInCommentedAndCompleted() {
        String workspace = api.asana("/workspaces").path(0).path("gid").asText();
        String project = api.asana("/projects?workspace=" + workspace)
                .path(0)
                .path("gid")
                .asText();
        field(workspace, project, "\"Vendor\",\"resource_subtype\":\"enum\",\"enum_options\":[{\"name\":\"Alder\"}]");
        field(workspace, project, "\"Amount\",\"resource_subtype\":\"number\",\"precision\":2");
        field(
                workspace,
                project,
                "\"Posting\",\"resource_subtype\":\"enum\",\"enum_options\":[{\"name\":\"Draft\"},{\"name\":\"Ready\"}]");

        goAsana("/");
        pictures("asana-home");
        page.locator(".side").getByText("Orchard Park Hotel: lobby").click();
        typeInto("New task", "Oak doors from Birch Lane");
        press("Add task");
        page.getByText("Oak doors from Birch Lane").click();
        page.getByLabel("Vendor").selectOption(new SelectOption().setLabel("Alder"));
        page.getByLabel("Posting").selectOption(new SelectOption().setLabel("Ready"));
        typeInto("Amount", "1480");
        typeInto("Due date", "2026-12-24");
        press("Save");
        assertThat(page.locator(".said").textContent()).isEqualTo("Saved.");
        type("comment", "Please post it this week.");
        press("Comment");
        press("Mark complete");
        pictures("asana-task");

        JsonNode task = api.asana("/projects/" + project + "/tasks").path(0);
        for (JsonNode each : api.asana("/projects/" + project + "/tasks?opt_fields=name")) {
            task = each.path("name").asText().startsWith("Oak doors") ? each : task;
        }
        JsonNode full = api.asana("/tasks/" + task.path("gid").asText());
        assertThat(full.path("completed").asBoolean()).isTrue();
        assertThat(full.path("due_on").asText()).isEqualTo("2026-12-24");
        assertThat(full.path("custom_fields").findValuesAsText("display_value")).contains("Alder", "Ready", "1480.00");
        assertThat(api.asana("/tasks/" + task.path("gid").asText() + "/stories").findValuesAsText("text"))
                .contains("Please post it this week.");

        goAsana("/0/" + project + "/list");
        pictures("asana-project");
        page.getByText("Oak doors from Birch Lane").click();
        press("Delete");
        assertThat(page.locator(".said").textContent()).isEqualTo("Deleted.");
    }

    @Test
    void everyPageFitsTheWindowOfAPhone() {
        page.setViewportSize(390, 844);
        for (String path : new String[] {
            "/", "/0/fields", "/desk/faults", "/desk/clock", "/desk/webhooks", "/desk/requests", "/desk/meter"
        }) {
            goAsana(path);
            assertThat(overflows()).as(path).isFalse();
        }
    }

    private void field(String workspace, String project, String rest) {
        String gid = api.asanaPost("/custom_fields", "{\"workspace\":\"" + workspace + "\",\"name\":" + rest + "}")
                .path("gid")
                .asText();
        api.asanaPost("/projects/" + project + "/addCustomFieldSetting", "{\"custom_field\":\"" + gid + "\"}");
    }
}
