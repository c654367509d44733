package io.mlconnector.conformance.oas;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.conformance.exchange.Exchange;
import io.mlconnector.conformance.exchange.Exchanges;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The corrected description accepts what the real service is known to do, and still refuses what is wrong.
class ApiDescriptionTest {
    private static final String TASK = "{\"data\":{\"gid\":\"1\",\"resource_type\":\"task\",\"name\":\"Paint\",%s}}";

    private final ApiDescription description = DescriptionOrSkip.load();

    @Test
    void knowsAll247Operations() {
        assertThat(description.operations()).isEqualTo(247);
        assertThat(description.operation(Exchanges.of("GET /tasks/1?opt_fields=name", "", 200, "")))
                .contains("GET /tasks/{task_gid}");
        assertThat(description.operation(Exchanges.of("PATCH /tasks/1", "", 404, "")))
                .isEmpty();
    }

    @Test
    void acceptsATaskWithoutAssigneeParentAndDueDate() {
        assertThat(answer("GET /tasks/1", 200, TASK.formatted("""
                        "assignee":null,"parent":null,"due_on":null,"completed_by":null,
                        "memberships":[{"project":{"gid":"2"},"section":{"gid":"3"}}],
                        "custom_fields":[{"gid":"4","enum_value":null,"number_value":null,"display_value":null}]"""))).isEmpty();
    }

    @Test
    void refusesWrongTypesAndUnknownWordsInAnAnswer() {
        assertThat(answer("GET /tasks/1", 200, TASK.formatted("\"completed\":\"no\"")))
                .extracting(Finding::where)
                .containsExactly("/data/completed");
        assertThat(answer("GET /tasks/1", 200, TASK.formatted("\"assignee\":\"me\"")))
                .isNotEmpty();
        assertThat(answer("GET /tasks/1", 200, TASK.formatted("\"approval_status\":\"maybe\"")))
                .isNotEmpty();
        assertThat(answer("GET /tasks/1", 200, TASK.formatted("\"due_on\":\"tomorrow\"")))
                .isNotEmpty();
    }

    @Test
    void acceptsRefusalsForThePlanAndTheLimits() {
        String errors = "{\"errors\":[{\"message\":\"no\"}]}";

        assertThat(answer("GET /tasks/1", 402, errors)).isEmpty();
        assertThat(answer("GET /tasks/1", 429, errors)).isEmpty();
        assertThat(answer("GET /tasks/1", 409, errors)).isNotEmpty();
    }

    @Test
    void refusesAPageLargerThan100AndFieldsThatDoNotExist() {
        assertThat(request("GET /tasks?limit=100&opt_fields=name,assignee.name", ""))
                .isEmpty();
        assertThat(request("GET /tasks?limit=101", "")).isNotEmpty();
        assertThat(request("GET /tasks?opt_fields=colour", ""))
                .extracting(Finding::where)
                .containsExactly("opt_fields");
    }

    @Test
    void acceptsFieldValuesOfAnyKindAndMembershipsByGid() {
        assertThat(request("POST /tasks", """
                        {"data":{"name":"Paint","custom_fields":{"1":5.25,"2":null,"3":["4"]},
                        "memberships":[{"project":"5","section":"6"}]}}""")).isEmpty();
        assertThat(request("POST /tasks", "{\"data\":{\"name\":5}}")).isNotEmpty();
    }

    private List<Finding> answer(String call, int status, String body) {
        return description.judgeAnswer(Exchanges.of(call, "", status, body));
    }

    private List<Finding> request(String call, String body) {
        Exchange exchange = Exchanges.of(call, body, 200, "{}");
        return description.judgeRequest(exchange);
    }
}
