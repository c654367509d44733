package io.mlconnector.asanawriter.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.asana.translation.FieldWriter;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.contracts.ConnectionV1.FieldLayout;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.command.AsanaCommand.PutTask;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Builds the bodies of task requests: the same command with the same options is the same text.
final class TaskBodies {
    private final Layout layout;
    private final Function<String, Optional<Link>> links;
    private final List<String> missing = new ArrayList<>();

    /// @param links by pair
    TaskBodies(Layout layout, Function<String, Optional<Link>> links) {
        this.layout = layout;
        this.links = links;
    }

    /// What the bodies had to leave out, in words: options and fields that are not there yet.
    List<String> missing() {
        return List.copyOf(missing);
    }

    ObjectNode create(PutTask put, String projectGid, String requestId) {
        ObjectNode root = AsanaJson.object();
        ObjectNode data = root.putObject("data");
        data.put("name", put.name());
        data.putArray("projects").add(projectGid);
        if (put.dueOn() != null) {
            data.put("due_on", put.dueOn().toString());
        }
        putFields(data, put.fields());
        // One call, so that there is no moment at which the task exists without the id that finds it again.
        data.putObject("external").put("gid", requestId).put("data", put.key().value());
        return root;
    }

    ObjectNode update(PutTask put) {
        ObjectNode root = AsanaJson.object();
        ObjectNode data = root.putObject("data");
        data.put("name", put.name());
        if (put.dueOn() == null) {
            data.putNull("due_on");
        } else {
            data.put("due_on", put.dueOn().toString());
        }
        putFields(data, put.fields());
        return root;
    }

    ObjectNode fieldsOnly(Map<Field, FieldValue> fields) {
        ObjectNode root = AsanaJson.object();
        putFields(root.putObject("data"), fields);
        return root;
    }

    private void putFields(ObjectNode data, Map<Field, FieldValue> fields) {
        ObjectNode customFields = data.putObject("custom_fields");
        new TreeMap<>(fields).forEach((field, value) -> {
            FieldLayout place = layout.fields().get(field);
            if (place == null) {
                missing.add("the field " + field.displayName());
                return;
            }
            switch (value) {
                case FieldValue.Choice(var name) -> {
                    String option = place.options().get(name);
                    if (option == null) {
                        missing.add("the choice " + name + " of " + field.displayName());
                    } else {
                        FieldWriter.put(customFields, place.gid(), value, option);
                    }
                }
                case FieldValue.Entity(var ref) ->
                    option(ref)
                            .ifPresentOrElse(
                                    option -> FieldWriter.put(customFields, place.gid(), value, option),
                                    () -> missing.add("the option of " + ref + " in " + field.displayName()));
                case FieldValue.Empty _, FieldValue.Text _, FieldValue.Amount _ ->
                    FieldWriter.put(customFields, place.gid(), value, null);
                case FieldValue.Option(var gid, var _) -> FieldWriter.put(customFields, place.gid(), value, gid);
            }
        });
    }

    private Optional<String> option(EntityRef ref) {
        return links.apply(Pair.option(ref))
                .filter(link -> link.state() != Link.State.GONE)
                .flatMap(link -> Optional.ofNullable(link.asanaGid()));
    }
}
