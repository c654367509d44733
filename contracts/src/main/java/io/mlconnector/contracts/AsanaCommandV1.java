package io.mlconnector.contracts;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.command.AsanaCommand;
import io.mlconnector.domain.command.AsanaCommand.Home;
import io.mlconnector.domain.command.AsanaCommand.LinkProject;
import io.mlconnector.domain.command.AsanaCommand.PutOption;
import io.mlconnector.domain.command.AsanaCommand.PutTask;
import io.mlconnector.domain.command.AsanaCommand.RemoveTask;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A command to asana-writer. `kind` says which members are set.
///
/// @param kind `PutTask`, `ShowPosting`, `PutOption`, `LinkProject` or `RemoveTask`
/// @param source the mirrored QuickBooks record, `Vendor/56`
/// @param gid the task (PutTask, ShowPosting, RemoveTask), option (PutOption) or project (LinkProject), when it is
/// known
/// @param directory where a new task is created, or
/// @param project where a new task is created
public record AsanaCommandV1(
        String connection,
        String kind,
        String pair,
        String operation,
        String hash,
        BasisV1 basis,
        @Nullable String source,
        @Nullable String gid,
        @Nullable Directory directory,
        @Nullable String project,
        @Nullable String name,
        @Nullable LocalDate dueOn,
        @Nullable Map<Field, FieldValueV1> fields,
        @Nullable Field field,
        @Nullable Boolean enabled,
        @Nullable String comment) {

    /// The record and version that a command was decided on.
    public record BasisV1(String record, String version) {
        public static BasisV1 of(Basis basis) {
            return new BasisV1(basis.record(), basis.version());
        }

        public Basis toDomain() {
            return new Basis(record, version);
        }
    }

    public static AsanaCommandV1 of(String connection, AsanaCommand command) {
        String kind = command.getClass().getSimpleName();
        BasisV1 basis = BasisV1.of(command.basis());
        String operation = command.key().value();
        return switch (command) {
            case PutTask put ->
                new AsanaCommandV1(
                        connection,
                        kind,
                        put.pair(),
                        operation,
                        put.hash(),
                        basis,
                        put.source().toString(),
                        put.taskGid(),
                        put.home() instanceof Home.InDirectory(var directory) ? directory : null,
                        put.home() instanceof Home.InProject(var gid) ? gid : null,
                        put.name(),
                        put.dueOn(),
                        wire(put.fields()),
                        null,
                        null,
                        null);
            case ShowPosting show ->
                new AsanaCommandV1(
                        connection,
                        kind,
                        show.pair(),
                        operation,
                        show.hash(),
                        basis,
                        null,
                        show.taskGid(),
                        null,
                        null,
                        null,
                        null,
                        wire(show.fields()),
                        null,
                        null,
                        show.comment());
            case PutOption option ->
                new AsanaCommandV1(
                        connection,
                        kind,
                        option.pair(),
                        operation,
                        option.hash(),
                        basis,
                        option.source().toString(),
                        option.optionGid(),
                        null,
                        null,
                        option.name(),
                        null,
                        null,
                        option.field(),
                        option.enabled(),
                        null);
            case RemoveTask remove ->
                new AsanaCommandV1(
                        connection,
                        kind,
                        remove.pair(),
                        operation,
                        remove.hash(),
                        basis,
                        remove.source().toString(),
                        remove.taskGid(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            case LinkProject link ->
                new AsanaCommandV1(
                        connection,
                        kind,
                        link.pair(),
                        operation,
                        link.hash(),
                        basis,
                        null,
                        link.projectGid(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        };
    }

    /// @throws UnreadableException when a member that this kind needs is missing, or the kind is unknown
    public AsanaCommand toDomain() {
        OperationKey key = new OperationKey(operation);
        Basis on = basis.toDomain();
        return switch (kind) {
            case "PutTask" ->
                new PutTask(
                        pair,
                        key,
                        hash,
                        on,
                        entity(),
                        gid,
                        directory != null
                                ? new Home.InDirectory(directory)
                                : new Home.InProject(need(project, "project")),
                        need(name, "name"),
                        dueOn,
                        domain(need(fields, "fields")));
            case "ShowPosting" ->
                new ShowPosting(pair, key, hash, on, need(gid, "gid"), domain(need(fields, "fields")), comment);
            case "PutOption" ->
                new PutOption(
                        pair,
                        key,
                        hash,
                        on,
                        entity(),
                        need(field, "field"),
                        gid,
                        need(name, "name"),
                        need(enabled, "enabled"));
            case "RemoveTask" -> new RemoveTask(pair, key, hash, on, entity(), need(gid, "gid"));
            case "LinkProject" -> new LinkProject(pair, key, hash, on, need(gid, "gid"));
            default -> throw new UnreadableException("unknown kind of Asana command: " + kind, null);
        };
    }

    private EntityRef entity() {
        String text = need(source, "source");
        return EntityRef.parse(text).orElseThrow(() -> new UnreadableException("not an entity: " + text, null));
    }

    private <T> T need(@Nullable T value, String member) {
        if (value == null) {
            throw new UnreadableException(kind + " without " + member, null);
        }
        return value;
    }

    private static Map<Field, FieldValueV1> wire(Map<Field, FieldValue> fields) {
        Map<Field, FieldValueV1> wire = new TreeMap<>();
        fields.forEach((field, value) -> wire.put(field, FieldValueV1.of(value)));
        return wire;
    }

    private static Map<Field, FieldValue> domain(Map<Field, FieldValueV1> fields) {
        Map<Field, FieldValue> values = new TreeMap<>();
        fields.forEach((field, value) ->
                values.put(field, Objects.requireNonNull(value).toDomain()));
        return values;
    }
}
