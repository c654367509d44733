package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.domain.work.Project;
import io.mlconnector.domain.work.Task;
import java.util.List;
import java.util.Optional;

/// Everything that is known of one connection, to read. Deleted and inactive records are in it, with their state.
public interface ConnectionView {
    ConnectionId connection();

    Mapping mapping();

    /// Address of QuickBooks' own pages, without a trailing slash: links on tasks start with it.
    String quickbooksAppUrl();

    Optional<QboEntity> findEntity(EntityRef ref);

    List<QboEntity> listEntities(EntityType type);

    Optional<Task> findTask(String gid);

    List<Task> listTasks();

    Optional<Project> findProject(String gid);

    List<Project> listProjects();

    Optional<Link> findLink(String pair);
}
