package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A task's memberships hold records when read and gids when written; the description knows the first form alone.
final class WrittenMemberships implements Patch {
    private static final String MEMBERSHIPS = "memberships";

    @Override
    public ObjectNode applied(ObjectNode document) {
        ObjectNode patched = document.deepCopy();
        JsonNode read = Trees.ownProperties(patched, "TaskBase").remove(MEMBERSHIPS);
        if (read == null) {
            throw new IllegalStateException("the API description has no TaskBase.memberships");
        }
        Trees.ownProperties(patched, "TaskResponse").set(MEMBERSHIPS, read);
        ObjectNode written = Trees.ownProperties(patched, "TaskRequestBase").putObject(MEMBERSHIPS);
        ObjectNode item = written.put("type", "array")
                .putObject("items")
                .put("type", "object")
                .putObject("properties");
        item.putObject("project").put("type", "string");
        item.putObject("section").put("type", "string").put("nullable", true);
        return patched;
    }
}
