package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Times;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which tasks a listing has. Members of a project only: what was deleted or taken out is simply not there.
final class TaskLists {
    private TaskLists() {}

    /// By exactly one of project, section, or assignee with workspace.
    static List<Resource> asked(Ask ask, Work work) {
        String project = ask.find("project");
        String section = ask.find("section");
        String assignee = ask.find("assignee");
        long selectors = Stream.of("project", "section", "assignee", "tag", "user_task_list")
                .filter(name -> ask.find(name) != null)
                .count();
        if (selectors != 1 || (assignee == null) != (ask.find("workspace") == null)) {
            throw Refusal.badRequest(
                    "Must specify exactly one of project, tag, section, user task list, " + "or assignee + workspace");
        }
        if (project != null) {
            return inProject(ask, work, work.inBody(Type.PROJECT, "project", project));
        }
        if (section != null) {
            return inSection(ask, work, work.inBody(Type.SECTION, "section", section));
        }
        String tag = ask.find("tag");
        if (tag != null) {
            Resource known = work.inBody(Type.TAG, "tag", tag);
            return since(ask, work, work.resources().under(IndexKeys.taggedWith(known.gid())).stream());
        }
        String list = ask.find("user_task_list");
        if (list != null) {
            return inList(ask, work, work.inBody(Type.USER_TASK_LIST, "user_task_list", list));
        }
        work.inBody(Type.WORKSPACE, "workspace", ask.need("workspace"));
        return of(ask, work, work.user("assignee", ask.need("assignee")).gid());
    }

    static List<Resource> inList(Ask ask, Work work, Resource list) {
        return of(ask, work, list.text("user"));
    }

    private static List<Resource> of(Ask ask, Work work, String user) {
        return since(ask, work, work.resources().under(IndexKeys.assignedTo(user)).stream());
    }

    static List<Resource> inProject(Ask ask, Work work, Resource project) {
        return since(ask, work, work.resources().under(IndexKeys.tasksIn(project.gid())).stream());
    }

    static List<Resource> inSection(Ask ask, Work work, Resource section) {
        return since(
                ask,
                work,
                work.resources().under(IndexKeys.tasksIn(section.text("project"))).stream()
                        .filter(task -> section.gid().equals(task.sectionIn(section.text("project")))));
    }

    private static List<Resource> since(Ask ask, Work work, Stream<Resource> tasks) {
        String modified = time(ask, work, "modified_since");
        String completed = time(ask, work, "completed_since");
        return tasks.filter(task -> modified == null || !before(task.findText("modified_at"), modified))
                .filter(task -> completed == null
                        || !task.flag("completed")
                        || !before(task.findText("completed_at"), completed))
                .toList();
    }

    /// Stored times have one form, so they can be compared as they are.
    private static boolean before(@Nullable String time, String limit) {
        return time != null && time.compareTo(limit) < 0;
    }

    private static @Nullable String time(Ask ask, Work work, String parameter) {
        String given = ask.find(parameter);
        return given == null ? null : Times.text(Times.parse(parameter, given, work.now()));
    }
}
