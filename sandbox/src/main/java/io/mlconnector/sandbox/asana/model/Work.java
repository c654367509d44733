package io.mlconnector.sandbox.asana.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One request at work: who does it, when, and which events it causes. All of it happens, or nothing.
public final class Work {
    private final Resources resources;
    private final Resource actor;
    private final Instant now;
    private final Switches switches;
    private final List<Event> events = new ArrayList<>();
    private boolean bySystem;
    private @Nullable String app;

    Work(Resources resources, Resource actor, Instant now, Switches switches) {
        this.resources = resources;
        this.actor = actor;
        this.now = now;
        this.switches = switches;
    }

    public Resources resources() {
        return resources;
    }

    /// Says in which app's name the actor acts.
    ///
    /// @param app id of an OAuth app; null for a personal access token
    public Work through(@Nullable String app) {
        this.app = app;
        return this;
    }

    /// To whom `external` is private: the OAuth app, or the user behind a personal access token, who stands for one.
    public String app() {
        return app == null ? actor.gid() : app;
    }

    /// Documented for OAuth apps; with a personal access token it is a switch.
    boolean mayUseExternal() {
        return app != null || switches.externalIds();
    }

    public Resource actor() {
        return actor;
    }

    public Instant now() {
        return now;
    }

    public String time() {
        return Times.text(now);
    }

    public Switches switches() {
        return switches;
    }

    /// A resource named in a path: 404 when it is not there.
    public Resource inPath(Type type, String given) {
        return resources
                .find(type, resolve(type, given))
                .orElseThrow(() -> Refusal.notFound(type.wireName() + ": "
                        + (isGid(given) || given.startsWith("external:") ? "Unknown object: " : "Not a recognized ID: ")
                        + given));
    }

    /// A resource named in a body or a query: 400 when it is not there.
    public Resource inBody(Type type, String field, String given) {
        return resources
                .find(type, resolve(type, given))
                .orElseThrow(() -> Refusal.badRequest(
                        field + ": " + (isGid(given) ? "Unknown object: " : "Not a recognized ID: ") + given));
    }

    /// A user by gid, e-mail or `me`.
    public Resource user(String field, String given) {
        return resources
                .find(Type.USER, resolve(Type.USER, given))
                .orElseThrow(() -> Refusal.badRequest(
                        field + ": Not a user in Workspace <" + workspace().gid() + ">: " + given));
    }

    public Resource workspace() {
        return resources.all(Type.WORKSPACE).getFirst();
    }

    private String resolve(Type type, String given) {
        if (type == Type.USER && given.equals("me")) {
            return actor.gid();
        }
        if (type == Type.USER && given.contains("@")) {
            return resources.all(Type.USER).stream()
                    .filter(user -> user.text("email").equals(given))
                    .map(Resource::gid)
                    .findFirst()
                    .orElse(given);
        }
        if (type == Type.TASK && given.startsWith("external:") && mayUseExternal()) {
            return resources.under(IndexKeys.external(given.substring("external:".length()))).stream()
                    .filter(task -> task.get("external").path("by").asText().equals(app()))
                    .map(Resource::gid)
                    .findFirst()
                    .orElse(given);
        }
        return given;
    }

    private static boolean isGid(String given) {
        return !given.isEmpty() && given.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// The actor, or nobody.
    @Nullable
    String author() {
        return bySystem ? null : actor.gid();
    }

    /// From now on nobody does it: a rule, or Asana itself.
    public void bySystem() {
        bySystem = true;
    }

    public void added(Resource resource, @Nullable Resource parent) {
        emit("added", resource, parent, null);
    }

    public void removed(Resource resource, Resource parent) {
        emit("removed", resource, parent, null);
    }

    public void changed(Resource resource, String field, Event.@Nullable Ref value) {
        emit("changed", resource, null, new Event.Change(field, "changed", value));
    }

    public void deleted(Resource resource) {
        emit("deleted", resource, null, null);
    }

    public void undeleted(Resource resource) {
        emit("undeleted", resource, null, null);
    }

    private void emit(String action, Resource resource, @Nullable Resource parent, Event.@Nullable Change change) {
        boolean inPortfolio = parent != null && parent.type() == Type.PORTFOLIO;
        // A portfolio is somebody's view: that a project is in it is nothing to the project's workspace.
        Set<String> audience = new HashSet<>(inPortfolio ? Set.of() : Audience.of(resources, resource));
        if (parent != null) {
            // The project that a task has just left hears of it too.
            audience.add(parent.gid());
            if (parent.type() == Type.SECTION) {
                audience.add(parent.text("project"));
            }
        }
        events.add(new Event(
                author(),
                now,
                action,
                Event.Ref.of(resource),
                parent == null ? null : Event.Ref.of(parent),
                change,
                audience));
    }

    List<Event> events() {
        return List.copyOf(events);
    }
}
