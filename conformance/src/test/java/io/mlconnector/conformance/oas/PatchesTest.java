package io.mlconnector.conformance.oas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PatchesTest {
    private static final String PERSON = """
            "Named":{"type":"object","properties":{"gid":{"type":"string"}},"required":["gid"]},
            "Person":{"allOf":[{"$ref":"#/components/schemas/Named"},
              {"type":"object","properties":{"email":{"type":"string"}}}]}""";

    @Test
    void nullableInsideAllOfBecomesOneNullableObjectWithAllInheritedProperties() {
        ObjectNode document = schemas(PERSON + """
                ,"Task":{"type":"object","properties":{"assignee":{"allOf":[
                  {"$ref":"#/components/schemas/Person"},{"type":"object","nullable":true}]}}}""");

        JsonNode assignee = at(new NullableObjects().applied(document), "Task/properties/assignee");

        assertThat(assignee).isEqualTo(json("""
                {"properties":{"gid":{"type":"string"},"email":{"type":"string"}},"required":["gid"],
                 "type":"object","nullable":true}"""));
    }

    @Test
    void aPatchLeavesTheGivenDocumentAsItIs() {
        ObjectNode document = schemas("""
                "Task":{"type":"object","properties":{"owner":{"allOf":[{"type":"object","nullable":true}]}}}""");
        ObjectNode before = document.deepCopy();

        ObjectNode patched = new NullableObjects().applied(document);

        assertThat(document).isEqualTo(before);
        assertThat(patched).isNotEqualTo(before);
    }

    @Test
    void allOfWithoutNullableStaysAsItIs() {
        ObjectNode document = schemas(PERSON);

        assertThat(new NullableObjects().applied(document)).isEqualTo(document);
    }

    @Test
    void writtenFieldValuesMayBeOfAnyKindAndReadOnesStayDescribed() {
        ObjectNode document = schemas("""
                "Written":{"properties":{"custom_fields":{"type":"object","additionalProperties":{"type":"string"}}}},
                "Read":{"properties":{"custom_fields":{"type":"array","items":{"type":"object"}}}}""");

        ObjectNode patched = new AnyFieldValue().applied(document);

        assertThat(at(patched, "Written/properties/custom_fields"))
                .isEqualTo(json("{\"type\":\"object\",\"additionalProperties\":true}"));
        assertThat(at(patched, "Read")).isEqualTo(at(document, "Read"));
    }

    @Test
    void membershipsAreRecordsWhenReadAndGidsWhenWritten() {
        ObjectNode document = schemas("""
                "TaskBase":{"allOf":[{"$ref":"#/components/schemas/TaskCompact"},{"type":"object","properties":{
                  "memberships":{"type":"array","items":{"type":"object","properties":{"project":{"type":"object"}}}}}}]},
                "TaskResponse":{"allOf":[{"type":"object","properties":{}}]},
                "TaskRequestBase":{"allOf":[{"type":"object","properties":{}}]}""");

        ObjectNode patched = new WrittenMemberships().applied(document);

        String project = "/allOf/0/properties/memberships/items/properties/project/type";
        assertThat(at(patched, "TaskBase").toString()).doesNotContain("memberships");
        assertThat(at(patched, "TaskResponse" + project).asText()).isEqualTo("object");
        assertThat(at(patched, "TaskRequestBase" + project).asText()).isEqualTo("string");
    }

    @Test
    void aWebhookThatNeverFailedAndAnEventOfTheSystemHaveNulls() {
        ObjectNode document = schemas(PERSON + """
                ,"ProjectResponse":{"properties":{"team":{"$ref":"#/components/schemas/Person"}}},
                "WebhookResponse":{"properties":{"last_failure_at":{"type":"string"},"last_success_at":{"type":"string"},
                  "last_failure_content":{"type":"string"},"next_attempt_after":{"type":"string"},
                  "failure_deletion_timestamp":{"type":"string"},"delivery_retry_count":{"type":"integer"}}},
                "EventResponse":{"properties":{"user":{"allOf":[{"$ref":"#/components/schemas/Person"},{}]},
                  "parent":{"$ref":"#/components/schemas/Person"}}}""");

        ObjectNode patched = new NullsOfTheService().applied(document);

        assertThat(at(patched, "WebhookResponse/properties/last_failure_at"))
                .isEqualTo(json("{\"type\":\"string\",\"nullable\":true}"));
        assertThat(at(patched, "WebhookResponse/properties/delivery_retry_count"))
                .isEqualTo(json("{\"type\":\"integer\"}"));
        assertThat(at(patched, "EventResponse/properties/user/nullable").asBoolean())
                .isTrue();
        assertThat(at(patched, "EventResponse/properties/parent/properties/email/type")
                        .asText())
                .isEqualTo("string");
    }

    @Test
    void aPatchWhosePlaceIsGoneSaysSo() {
        ObjectNode document = schemas("\"WebhookResponse\":{\"properties\":{}}");

        assertThatThrownBy(() -> new NullsOfTheService().applied(document)).hasMessageContaining("last_failure_at");
        assertThatThrownBy(() -> new WrittenMemberships().applied(document)).hasMessageContaining("TaskBase");
    }

    @Test
    void everyOperationMayBeRefusedForThePlanTheLimitsAndTheStateOfTheService() {
        ObjectNode document = json("""
                {"paths":{"/tasks":{"parameters":[],"get":{"responses":{"200":{},"402":{"description":"own"}}}}}}""");

        JsonNode responses = new RefusalsEverywhere().applied(document).at("/paths/~1tasks/get/responses");

        assertThat(responses.path("402").path("description").asText()).isEqualTo("own");
        assertThat(responses.path("429")).isEqualTo(json("{\"$ref\":\"#/components/responses/TooManyRequests\"}"));
        assertThat(responses.has("503")).isTrue();
    }

    @Test
    void gidsMayBeAskedForByName() {
        ObjectNode document = json("""
                {"paths":{"/tasks":{"get":{"parameters":[
                  {"name":"opt_fields","schema":{"items":{"enum":["assignee"]}}}]}}}}""");

        assertThat(new GidsOnDemand().applied(document).at("/paths/~1tasks/get/parameters/0/schema/items/enum"))
                .extracting(JsonNode::asText)
                .contains("assignee", "assignee.gid", "gid")
                .doesNotContain("assignee.email");
    }

    @Test
    void whatContradictsItsOwnWordsIsLeftOut() {
        ObjectNode document = json("""
                {"components":{"schemas":{
                  "CustomFieldRequest":{"allOf":[{"properties":{"workspace":{}},"required":["workspace"]}]},
                  "WorkspaceResponse":{"properties":{"email_domains":{"items":{"type":"string","format":"uri"}}}}}}}""");

        ObjectNode patched = new SmallContradictions().applied(document);

        assertThat(patched.at("/components/schemas/CustomFieldRequest/allOf/0/required")
                        .isMissingNode())
                .isTrue();
        assertThat(patched.at("/components/schemas/WorkspaceResponse/properties/email_domains/items"))
                .isEqualTo(json("{\"type\":\"string\"}"));
    }

    @Test
    void sharedResponsesStandWhereTheyAreUsed() {
        ObjectNode document = json("""
                {"paths":{"/tasks":{"get":{"responses":{"404":{"$ref":"#/components/responses/NotFound"}}}}},
                 "components":{"responses":{"NotFound":{"content":{"application/json":{}}}}}}""");

        assertThat(new InlineResponses().applied(document).at("/paths/~1tasks/get/responses/404"))
                .isEqualTo(json("{\"content\":{\"application/json\":{}}}"));
    }

    @Test
    void proseGoesAndPropertiesOfTheSameNamesStay() {
        ObjectNode document = schemas("""
                "Task":{"type":"object","description":"A task.","x-docs":{"a":1},"properties":{
                  "description":{"type":"string","description":"What it says.","example":"x"},
                  "example":{"type":"string"}}}""");

        assertThat(at(new WithoutProse().applied(document), "Task")).isEqualTo(json("""
                {"type":"object","properties":{"description":{"type":"string"},"example":{"type":"string"}}}"""));
    }

    private static ObjectNode schemas(String members) {
        return json("{\"components\":{\"schemas\":{" + members + "}}}");
    }

    private static JsonNode at(ObjectNode document, String schema) {
        return document.at("/components/schemas/" + schema);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
