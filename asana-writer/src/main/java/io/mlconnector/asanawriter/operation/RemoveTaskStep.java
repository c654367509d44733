package io.mlconnector.asanawriter.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.Listing;
import io.mlconnector.asana.Read;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.domain.command.AsanaCommand.RemoveTask;
import io.mlconnector.domain.command.Hash;
import io.mlconnector.domain.link.Link;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Removes a task that was created twice. Each attempt looks first what an earlier one has done: a comment that was
/// moved carries a mark, and a task that is gone is done with.
///
/// Asana's `DELETE` puts a task into the trash for 30 days; <https://developers.asana.com/reference/deletetask>.
final class RemoveTaskStep implements Step<RemoveTask> {
    private static final int MARK_DIGITS = 8;
    /// What cannot be moved.
    private static final Set<String> HELD = Set.of("attachment_added");

    private final AsanaClient client;
    private final Failures failures;

    RemoveTaskStep(AsanaClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public Draft draft(RemoveTask remove, Operation operation, Layout layout, Links links) {
        return new Draft(new Request(Request.Call.REMOVE_TASK, remove.taskGid(), AsanaJson.object()), List.of());
    }

    @Override
    public CallOutcome recover(RemoveTask remove, Attempt attempt) {
        return call(remove, attempt);
    }

    @Override
    public CallOutcome call(RemoveTask remove, Attempt attempt) {
        String extra = attempt.request().gid();
        Link link = attempt.link();
        String kept = link == null || link.state() != Link.State.AGREED ? null : link.asanaGid();
        if (kept == null || kept.equals(extra)) {
            return left(extra, "no other task is known for " + remove.pair());
        }
        return switch (client.fetchTask(extra)) {
            case ApiResult.Ok<Read>(var read, var _) ->
                isOurs(remove, attempt, read.data())
                        ? merge(remove, attempt, extra, kept)
                        : left(extra, "it does not carry the mark of " + remove.pair());
            case ApiResult.Failed<Read>(ApiFailure.NotFound _, var _) -> removed(extra, kept, 0);
            case ApiResult.Failed<Read>(var failure, var _) -> refusedRead(failure, remove, attempt);
        };
    }

    private static boolean isOurs(RemoveTask remove, Attempt attempt, JsonNode task) {
        return TaskMark.find(task)
                .filter(mark -> mark.connection().equals(attempt.operation().connection())
                        && mark.pair().equals(remove.pair()))
                .isPresent();
    }

    private CallOutcome merge(RemoveTask remove, Attempt attempt, String extra, String kept) {
        List<JsonNode> comments = new ArrayList<>();
        switch (client.listStories(extra)) {
            case ApiResult.Ok<Listing>(var stories, var _) -> {
                for (JsonNode story : stories.items()) {
                    if (HELD.contains(story.path("resource_subtype").asText())) {
                        return left(extra, "it has an attachment; a person has to move it and delete the task");
                    }
                    if (story.path("type").asText().equals("comment")) {
                        comments.add(story);
                    }
                }
            }
            case ApiResult.Failed<Listing>(var failure, var _) -> {
                return refusedRead(failure, remove, attempt);
            }
        }
        CallOutcome trouble = comments.isEmpty() ? null : move(remove, attempt, comments, kept);
        return trouble == null ? delete(remove, attempt, extra, kept, comments.size()) : trouble;
    }

    /// @return null when all are there
    private @Nullable CallOutcome move(RemoveTask remove, Attempt attempt, List<JsonNode> comments, String kept) {
        String there;
        switch (client.listStories(kept)) {
            case ApiResult.Ok<Listing>(var stories, var _) ->
                there = stories.items().stream()
                        .map(story -> story.path("text").asText())
                        .collect(Collectors.joining("\n"));
            case ApiResult.Failed<Listing>(var failure, var _) -> {
                return refusedRead(failure, remove, attempt);
            }
        }
        for (JsonNode comment : comments) {
            String mark = mark(attempt.operation(), comment);
            if (there.contains(mark)) {
                continue;
            }
            if (client.createStory(kept, text(comment, mark)) instanceof ApiResult.Failed<Read>(var failure, var _)) {
                return failures.ofCreate(failure, remove, attempt.intent(), attempt.link());
            }
        }
        return null;
    }

    private CallOutcome delete(RemoveTask remove, Attempt attempt, String extra, String kept, int comments) {
        return switch (client.deleteTask(extra)) {
            case ApiResult.Ok<Read> _ -> removed(extra, kept, comments);
            case ApiResult.Failed<Read>(ApiFailure.NotFound _, var _) -> removed(extra, kept, comments);
            case ApiResult.Failed<Read>(var failure, var _) ->
                failures.ofRepeatable(failure, remove, attempt.intent(), attempt.link());
        };
    }

    /// Nothing was written by it, and what an earlier attempt has written is looked for each time.
    private CallOutcome refusedRead(ApiFailure failure, RemoveTask remove, Attempt attempt) {
        return failures.ofRead(failure, remove, attempt.intent(), attempt.link());
    }

    private static String mark(Operation operation, JsonNode comment) {
        return "[mlc:" + Hash.brief(operation.key() + "/" + comment.path("gid").asText(), MARK_DIGITS) + "]";
    }

    /// Asana lets nobody write in another person's name.
    private static String text(JsonNode comment, String mark) {
        String author = Optional.of(comment.path("created_by").path("name").asText(""))
                .filter(name -> !name.isBlank())
                .orElse("somebody");
        return author + " wrote on " + comment.path("created_at").asText("an unknown day")
                + ", on a second task of this record that the connector had made and has removed:\n\n"
                + comment.path("text").asText() + "\n\n" + mark;
    }

    private static CallOutcome removed(String extra, String kept, int comments) {
        return new CallOutcome.Done(
                extra,
                null,
                List.of(),
                "removed task " + extra + ", which was created twice; " + kept + " stays"
                        + (comments == 0 ? "" : ", with " + comments + " comments of it"),
                Map.of("kept", kept));
    }

    private static CallOutcome left(String extra, String why) {
        return new CallOutcome.Done(extra, null, List.of(), "left task " + extra + " as it is: " + why, Map.of());
    }
}
