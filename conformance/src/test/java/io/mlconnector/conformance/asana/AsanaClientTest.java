package io.mlconnector.conformance.asana;

import static io.mlconnector.conformance.asana.AsanaClients.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.asana.Client;
import com.asana.errors.InvalidRequestError;
import com.asana.errors.InvalidTokenError;
import com.asana.errors.NoAuthorizationError;
import com.asana.errors.NotFoundError;
import com.asana.errors.PremiumOnlyError;
import com.asana.models.CustomField;
import com.asana.models.Project;
import com.asana.models.Resource;
import com.asana.models.ResultBodyCollection;
import com.asana.models.Section;
import com.asana.models.Story;
import com.asana.models.Task;
import com.asana.models.User;
import io.mlconnector.conformance.wire.Control;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A project manager's round with Asana's Java client.
class AsanaClientTest {
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(""));
    private final Client client = AsanaClients.connect(sandbox.asanaUrl());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void knowsItself() throws IOException {
        User me = client.users.getUser("me").execute();

        assertThat(me.gid).matches("[0-9]+");
        assertThat(me.name).isNotBlank();
        assertThat(me.email).contains("@");
        assertThat(me.workspaces).extracting(workspace -> workspace.gid).contains(WORKSPACE);
        assertThat(client.workspaces.getWorkspaces().execute()).isNotEmpty();
    }

    @Test
    void worksOnATaskInASection() throws IOException {
        Project project = project("Quay 12");
        Section section = client.sections
                .createSectionForProject(project.gid)
                .data("name", "To pay")
                .execute();
        Task task = task(project, "Timber");
        client.sections.addTaskForSection(section.gid).data("task", task.gid).execute();

        Task changed = client.tasks
                .updateTask(task.gid)
                .data("completed", true)
                .data("notes", "Paid & filed")
                .data("due_on", "2026-12-24")
                .execute();

        assertThat(changed.completed).isTrue();
        Task read = client.tasks.getTask(task.gid).execute();
        assertThat(read.notes).isEqualTo("Paid & filed");
        assertThat(read.completedAt).isNotNull();
        assertThat(read.dueOn).hasToString("2026-12-24");
        assertThat(read.assignee).isNull();
        assertThat(read.memberships).singleElement().satisfies(membership -> {
            assertThat(membership.project.gid).isEqualTo(project.gid);
            assertThat(membership.section.name).isEqualTo("To pay");
        });
        client.tasks.deleteTask(task.gid).execute();
        assertThatThrownBy(() -> client.tasks.getTask(task.gid).execute()).isInstanceOf(NotFoundError.class);
    }

    @Test
    void writesCustomFieldValues() throws IOException {
        Project project = project("Quay 12");
        CustomField amount = field(draft("name", "Amount", "resource_subtype", "number", "precision", 2));
        CustomField kind = field(draft(
                "name",
                "Kind",
                "resource_subtype",
                "enum",
                "enum_options",
                List.of(Map.of("name", "Bill"), Map.of("name", "Journal"))));
        for (CustomField field : List.of(amount, kind)) {
            client.projects
                    .addCustomFieldSettingForProject(project.gid)
                    .data("custom_field", field.gid)
                    .execute();
        }
        String bill = kind.enumOptions.iterator().next().gid;

        Task task = client.tasks
                .createTask()
                .data("projects", List.of(project.gid))
                .data("name", "Timber")
                .data("custom_fields", Map.of(amount.gid, 12.345, kind.gid, bill))
                .execute();

        assertThat(task.customFields).hasSize(2).anySatisfy(value -> {
            assertThat(value.gid).isEqualTo(amount.gid);
            assertThat(value.numberValue).isEqualTo("12.35");
        });
        assertThat(task.customFields).anySatisfy(value -> {
            assertThat(value.gid).isEqualTo(kind.gid);
            assertThat(value.enumValue.name).isEqualTo("Bill");
        });
        Task elsewhere = task(project("Quay 13"), "Stone");
        assertThatThrownBy(() -> client.tasks
                        .updateTask(elsewhere.gid)
                        .data("custom_fields", Map.of(amount.gid, 1))
                        .execute())
                .isInstanceOf(InvalidRequestError.class);
    }

    @Test
    void pagesThroughAList() throws IOException {
        Project project = project("Quay 12");
        for (int i = 1; i <= 5; i++) {
            task(project, "Task " + i);
        }

        List<String> all = new ArrayList<>();
        client.tasks
                .getTasksForProject(project.gid, "")
                .option("page_size", 2)
                .option("item_limit", 100)
                .forEach(task -> all.add(task.name));
        ResultBodyCollection<Task> page = client.tasks
                .getTasksForProject(project.gid, "")
                .query("limit", 2)
                .executeRaw();

        assertThat(all).containsExactlyInAnyOrder("Task 1", "Task 2", "Task 3", "Task 4", "Task 5");
        assertThat(page.data).hasSize(2);
        assertThat(page.nextPage.offset).isNotBlank();
    }

    @Test
    void readsCommentsAndTheStoriesOfChanges() throws IOException {
        Task task = task(project("Quay 12"), "Timber");
        client.stories
                .createStoryForTask(task.gid)
                .data("text", "Approved by Zoë")
                .execute();
        client.tasks.updateTask(task.gid).data("name", "Oak").execute();

        List<Story> stories = client.stories.getStoriesForTask(task.gid).execute();

        assertThat(stories).anySatisfy(story -> {
            assertThat(story.text).isEqualTo("Approved by Zoë");
            assertThat(story.createdBy.gid).isEqualTo(client.users.getUser("me").execute().gid);
        });
        assertThat(stories).extracting(story -> story.resourceSubtype).contains("comment_added", "name_changed");
    }

    @Test
    void tellsRefusalsApart() throws IOException {
        NotFoundError unknown = catchThrowableOfType(
                NotFoundError.class, () -> client.tasks.getTask("42").execute());
        assertThat(unknown).hasMessageContaining("Unknown object");

        assertThatThrownBy(
                        () -> client.tasks.createTask().data("name", "Nowhere").execute())
                .isInstanceOf(InvalidRequestError.class);
        assertThatThrownBy(() -> AsanaClients.withToken(sandbox.asanaUrl(), "wrong")
                        .users
                        .getUser("me")
                        .execute())
                .isInstanceOfAny(NoAuthorizationError.class, InvalidTokenError.class);
        new Control(sandbox.asanaUrl()).post("switches", "{\"paid\":false}");
        assertThatThrownBy(() -> field(draft("name", "Amount", "resource_subtype", "number")))
                .isInstanceOf(PremiumOnlyError.class);
    }

    private Project project(String name) throws IOException {
        return client.projects
                .createProjectForWorkspace(WORKSPACE)
                .data("name", name)
                .execute();
    }

    private Task task(Resource project, String name) throws IOException {
        return client.tasks
                .createTask()
                .data("projects", List.of(project.gid))
                .data("name", name)
                .execute();
    }

    private static Map<String, Object> draft(Object... members) {
        Map<String, Object> draft = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            draft.put((String) members[i], members[i + 1]);
        }
        return draft;
    }

    private CustomField field(Map<String, Object> data) throws IOException {
        data.put("workspace", WORKSPACE);
        return client.customFields.createCustomField().data(data).execute();
    }
}
