package io.mlconnector.enrich.mapping;

import io.mlconnector.asana.translation.FieldGids;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.domain.plan.ConnectionView;
import io.mlconnector.domain.work.Project;
import io.mlconnector.domain.work.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is known of one connection at one moment; made for one question to the planner. Tasks and projects are not seen
/// before the layout of the fields is known.
final class StreamsConnectionView implements ConnectionView {
    private final ConnectionId connection;
    private final Mapping mapping;
    private final String quickbooksAppUrl;
    private final Tables tables;
    private final Translations translations;
    private final @Nullable FieldGids gids;
    private final Map<EntityType, List<QboEntity>> entities = new EnumMap<>(EntityType.class);
    private @Nullable List<Task> tasks;
    private @Nullable List<Project> projects;

    StreamsConnectionView(
            ConnectionId connection,
            Mapping mapping,
            String quickbooksAppUrl,
            Tables tables,
            Translations translations) {
        this.connection = connection;
        this.mapping = mapping;
        this.quickbooksAppUrl = quickbooksAppUrl;
        this.tables = tables;
        this.translations = translations;
        this.gids = tables.layout(connection).map(Layouts::gids).orElse(null);
    }

    @Override
    public ConnectionId connection() {
        return connection;
    }

    @Override
    public Mapping mapping() {
        return mapping;
    }

    @Override
    public String quickbooksAppUrl() {
        return quickbooksAppUrl;
    }

    @Override
    public Optional<QboEntity> findEntity(EntityRef ref) {
        String key = RecordKey.of(connection, ref);
        byte[] bytes = tables.get(Table.QUICKBOOKS_RECORDS, key);
        return bytes == null ? Optional.empty() : entity(key, bytes);
    }

    @Override
    public List<QboEntity> listEntities(EntityType type) {
        return entities.computeIfAbsent(type, _ -> list(Table.QUICKBOOKS_RECORDS, type.wire(), this::entity));
    }

    @Override
    public Optional<Task> findTask(String gid) {
        String key = RecordKey.of(connection, Translations.TASK, gid);
        byte[] bytes = tables.get(Table.ASANA_RECORDS, key);
        return bytes == null ? Optional.empty() : task(key, bytes);
    }

    @Override
    public List<Task> listTasks() {
        if (tasks == null) {
            tasks = list(Table.ASANA_RECORDS, Translations.TASK, this::task);
        }
        return tasks;
    }

    @Override
    public Optional<Project> findProject(String gid) {
        String key = RecordKey.of(connection, Translations.PROJECT, gid);
        byte[] bytes = tables.get(Table.ASANA_RECORDS, key);
        return bytes == null ? Optional.empty() : project(key, bytes);
    }

    @Override
    public List<Project> listProjects() {
        if (projects == null) {
            projects = list(Table.ASANA_RECORDS, Translations.PROJECT, this::project);
        }
        return projects;
    }

    @Override
    public Optional<Link> findLink(String pair) {
        return tables.link(connection, pair);
    }

    private interface Reader<T> {
        Optional<T> read(String key, byte[] bytes);
    }

    private <T> List<T> list(Table table, String type, Reader<T> reader) {
        List<T> all = new ArrayList<>();
        tables.scan(
                table,
                RecordKey.of(connection, type) + "/",
                (key, bytes) -> reader.read(key, bytes).ifPresent(all::add));
        return List.copyOf(all);
    }

    private Optional<QboEntity> entity(String key, byte[] bytes) {
        return read(all -> all.entity(key, bytes).value());
    }

    private Optional<Task> task(String key, byte[] bytes) {
        return read(all -> all.asana(key, bytes, gids).task());
    }

    private Optional<Project> project(String key, byte[] bytes) {
        return read(all -> all.asana(key, bytes, gids).project());
    }

    private <T> Optional<T> read(Function<Translations, @Nullable T> reader) {
        return Translations.ifReadable(reader, translations);
    }
}
