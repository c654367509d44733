package io.mlconnector.conformance.asana;

import com.asana.Client;
import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.conformance.wire.Control;

/// Asana's client, pointed at the sandbox.
final class AsanaClients {
    static final String WORKSPACE = "1200000000000001";

    private AsanaClients() {}

    static Client connect(String url) {
        JsonNode info = new Control(url).info();
        return withToken(url, info.path("accessToken").asText());
    }

    static Client withToken(String url, String token) {
        Client client = Client.accessToken(token);
        // The constructor ignores options.
        client.options.put("base_url", url + "/api/1.0");
        client.options.put("max_retries", 1);
        return client;
    }
}
