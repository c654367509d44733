package io.mlconnector.sandbox.asana.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.page.Said;
import io.mlconnector.sandbox.page.Typed;
import java.util.List;

/// What the buttons of a task's page do.
final class TaskDeeds {
    private TaskDeeds() {}

    /// @param full the task's record
    /// @throws NotUnderstoodException when something typed is no value
    static ProjectPage.Result post(Hand hand, ObjectNode full, String address, Typed typed) {
        String task = "/tasks/" + full.path("gid").asText();
        String list = full.path("projects").path(0).path("gid").asText("");
        return switch (typed.text("do")) {
            case "complete" ->
                new ProjectPage.Result(hand.put(task, Json.object().put("completed", true)), Said.COMPLETED, address);
            case "reopen" ->
                new ProjectPage.Result(hand.put(task, Json.object().put("completed", false)), Said.REOPENED, address);
            case "delete" ->
                new ProjectPage.Result(hand.delete(task), Said.DELETED, list.isEmpty() ? "/" : Names.list(list));
            case "comment" ->
                new ProjectPage.Result(
                        hand.post(task + "/stories", Json.object().put("text", typed.text("comment"))),
                        Said.COMMENTED,
                        address);
            default -> save(hand, full, task, address, typed);
        };
    }

    private static ProjectPage.Result save(Hand hand, ObjectNode full, String task, String address, Typed typed) {
        ObjectNode data = Json.object();
        Changes.into(data, typed, List.of("name", "notes", "due_on", "assignee"));
        ObjectNode fields = FieldInputs.changes(full.path("custom_fields"), typed);
        if (!fields.isEmpty()) {
            data.set("custom_fields", fields);
        }
        return data.isEmpty()
                ? new ProjectPage.Result(new Hand.Outcome.Done(full), Said.SAME, address)
                : new ProjectPage.Result(hand.put(task, data), Said.SAVED, address);
    }
}
