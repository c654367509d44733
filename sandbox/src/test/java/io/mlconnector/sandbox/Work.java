package io.mlconnector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/// Somebody at work in the Asana workspace.
final class Work {
    static final String WORKSPACE = "1200000000000001";

    private final Http http;

    /// @param token which one of `/sandbox/info`
    Work(Sandbox sandbox, String token) {
        JsonNode info = new Http(sandbox.asanaUrl()).get("/sandbox/info").body();
        this.http =
                new Http(info.path("apiUrl").asText()).bearer(info.path(token).asText());
    }

    Http http() {
        return http;
    }

    Http.Reply get(String path) {
        return http.get(path);
    }

    /// @param data what stands in the envelope
    Http.Reply post(String path, String data) {
        return http.post(path, "{\"data\":" + data + "}");
    }

    Http.Reply put(String path, String data) {
        return http.put(path, "{\"data\":" + data + "}");
    }

    /// Must succeed.
    String create(String path, String data) {
        Http.Reply reply = post(path, data);
        if (reply.status() / 100 != 2) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return reply.data().path("gid").asText();
    }

    String project(String name) {
        return create("/projects", "{\"workspace\":\"" + WORKSPACE + "\",\"name\":\"" + name + "\"}");
    }

    String task(String project, String name) {
        return create("/tasks", "{\"projects\":[\"" + project + "\"],\"name\":\"" + name + "\"}");
    }

    /// @param more members after name and workspace
    String field(String name, String more) {
        return create("/custom_fields", "{\"workspace\":\"" + WORKSPACE + "\",\"name\":\"" + name + "\"," + more + "}");
    }

    void put(String holder, String gid, String field) {
        Http.Reply reply =
                post("/" + holder + "/" + gid + "/addCustomFieldSetting", "{\"custom_field\":\"" + field + "\"}");
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
    }

    /// On a project, for everything about it.
    Http.Reply hook(String resource, String target) {
        return post("/webhooks", "{\"resource\":\"" + resource + "\",\"target\":\"" + target + "\"}");
    }

    Http.Reply workspaceHook(String target) {
        return post("/webhooks", """
                {"resource":"%s","target":"%s","filters":[{"resource_type":"project","action":"added"},
                {"resource_type":"project","action":"changed"}]}""".formatted(WORKSPACE, target));
    }

    static String message(Http.Reply reply) {
        return reply.body().path("errors").path(0).path("message").asText();
    }
}
