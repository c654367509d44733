package io.mlconnector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.time.SandboxClock;
import org.junit.jupiter.api.AfterEach;

/// A fresh pair of sandboxes for each test, with a clock that can be moved.
abstract class SandboxRun {
    protected final SandboxClock clock = SandboxClock.system();
    protected final Target target = new Target();
    protected final Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(""), clock);
    protected final Http quickBooks = new Http(sandbox.quickBooksUrl());
    protected final Http asana = new Http(sandbox.asanaUrl());
    protected final Books books = new Books(sandbox);
    protected final Work work = new Work(sandbox, "accessToken");
    protected final Work manager = new Work(sandbox, "managerToken");

    @AfterEach
    void stop() {
        sandbox.close();
        target.close();
    }

    static JsonNode info(String url) {
        return new Http(url).get("/sandbox/info").body();
    }
}
