package io.mlconnector.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The bookkeeper's QuickBooks: https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/bill.
final class QuickBooks {
    private final VendorApi api;
    private final String company;

    QuickBooks(VendorApi api, String realmId) {
        this.api = api;
        this.company = "/v3/company/" + realmId + "/";
    }

    /// @param type in QuickBooks' spelling: `Vendor`
    JsonNode create(String type, ObjectNode body) {
        return entity(type, api.post(company + type.toLowerCase(Locale.ROOT) + "?minorversion=75", body));
    }

    /// Changes some fields and leaves the others.
    JsonNode change(String type, JsonNode current, ObjectNode changes) {
        changes.put("Id", current.path("Id").asText());
        changes.put("SyncToken", current.path("SyncToken").asText());
        changes.put("sparse", true);
        return create(type, changes);
    }

    JsonNode read(String type, String id) {
        return entity(type, api.get(company + type.toLowerCase(Locale.ROOT) + "/" + id + "?minorversion=75"));
    }

    List<JsonNode> query(String type, String condition) {
        String statement =
                "select * from " + type + (condition.isEmpty() ? "" : " where " + condition) + " maxresults 1000";
        JsonNode answer = api.get(
                company + "query?minorversion=75&query=" + URLEncoder.encode(statement, StandardCharsets.UTF_8));
        List<JsonNode> found = new ArrayList<>();
        answer.path("QueryResponse").path(type).forEach(found::add);
        return found;
    }

    static ObjectNode ref(String id) {
        return VendorApi.object().put("value", id);
    }

    private static JsonNode entity(String type, JsonNode answer) {
        JsonNode entity = answer.path(type);
        if (entity.path("Id").asText().isEmpty()) {
            throw new StepFailure("QuickBooks answered without a " + type + ": " + answer);
        }
        return entity;
    }
}
