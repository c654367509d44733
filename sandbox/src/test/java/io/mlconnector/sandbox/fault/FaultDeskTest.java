package io.mlconnector.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultDeskTest {
    private final FaultDesk desk = new FaultDesk(Clock.systemUTC(), Set.of(Kind.FAULT_200));

    private RunningRule add(String body) {
        return desk.add(RuleBody.parse(Json.readObject(body).orElseThrow(), desk.nextId()));
    }

    private static Call call(String method, String path) {
        return new Call(method, path, Map.of(), Map.of("authorization", "Bearer one"), new byte[0]);
    }

    /// The numbers of those calls that were struck.
    private List<Integer> struck(int calls, Call call) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= calls; i++) {
            if (desk.onCall(call).isPresent()) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    @Test
    void strikesTheNthCallOnly() {
        add("{\"where\":\"POST /v3/company/*/bill\",\"kind\":\"error-after\",\"nth\":3}");

        assertThat(struck(6, call("POST", "/v3/company/1/bill"))).containsExactly(3);
    }

    @Test
    void strikesInBurstsAndEveryKthCall() {
        add("{\"where\":\"/a\",\"kind\":\"throttle\",\"from\":2,\"to\":4}");
        add("{\"where\":\"/b\",\"kind\":\"throttle\",\"from\":2,\"every\":3,\"times\":2}");

        assertThat(struck(9, call("GET", "/a"))).containsExactly(2, 3, 4);
        assertThat(struck(12, call("GET", "/b"))).containsExactly(2, 5);
    }

    @Test
    void countsOnlyItsOwnEndpoint() {
        add("{\"where\":\"POST /api/1.0/tasks\",\"kind\":\"drop-after\",\"nth\":2}");

        assertThat(desk.onCall(call("GET", "/api/1.0/tasks"))).isEmpty();
        assertThat(desk.onCall(call("POST", "/api/1.0/tasks"))).isEmpty();
        assertThat(desk.onCall(call("POST", "/api/1.0/tasks/1/addProject"))).isEmpty();
        assertThat(desk.onDelivery("http://localhost/api/1.0/tasks")).isEmpty();
        assertThat(desk.onCall(call("POST", "/api/1.0/tasks"))).isPresent();
    }

    @Test
    void letsTheEldestOfTwoRulesActAndLogsBoth() {
        add("{\"id\":\"old\",\"where\":\"**\",\"kind\":\"error-before\",\"nth\":1}");
        add("{\"id\":\"new\",\"where\":\"/a\",\"kind\":\"drop-before\"}");

        assertThat(desk.onCall(call("GET", "/a")).orElseThrow().rule().id()).isEqualTo("old");
        assertThat(desk.onCall(call("GET", "/a")).orElseThrow().rule().id()).isEqualTo("new");
        assertThat(desk.log().find(_ -> true))
                .extracting(entry -> entry.rule() + " " + entry.number() + " " + entry.applied())
                .containsExactly("old 1 true", "new 1 false", "new 2 true");
    }

    @Test
    void picksDeliveriesByTheirTarget() {
        add("{\"where\":\"webhooks http://*/hooks/7\",\"kind\":\"lose\"}");

        assertThat(desk.onDelivery("http://localhost:1/hooks/7")).isPresent();
        assertThat(desk.onDelivery("http://localhost:1/hooks/8")).isEmpty();
    }

    @Test
    void picksTheTokenEndpointsOfBothVendors() {
        add("{\"where\":\"oauth\",\"kind\":\"stale-token\"}");

        assertThat(desk.onCall(call("POST", "/oauth2/v1/tokens/bearer"))).isPresent();
        assertThat(desk.onCall(call("POST", "/-/oauth_token"))).isPresent();
        assertThat(desk.onCall(call("GET", "/v3/company/1/vendor/1"))).isEmpty();
    }

    @Test
    void keepsATokenStaleWhenTheRuleIsLasting() {
        add("{\"where\":\"**\",\"kind\":\"stale-token\",\"nth\":1,\"lasting\":true}");

        assertThat(desk.onCall(call("GET", "/a"))).isPresent();
        assertThat(desk.onCall(call("GET", "/a"))).isPresent();
        Call renewed = new Call("GET", "/a", Map.of(), Map.of("authorization", "Bearer two"), new byte[0]);
        assertThat(desk.onCall(renewed)).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithARule() {
        assertThatThrownBy(() -> add("{\"where\":\"/a\",\"kind\":\"explode\"}"))
                .hasMessageContaining("kind is one of error-before, error-after")
                .hasMessageContaining("'explode'");
        assertThatThrownBy(() -> add("{\"where\":\"somewhere\",\"kind\":\"slow\"}"))
                .hasMessageStartingWith("where is a path");
        assertThatThrownBy(() -> add("{\"where\":\"/a\",\"kind\":\"lose\"}"))
                .hasMessageContaining("lose befalls webhooks; calls: error-before");
        assertThatThrownBy(() -> add("{\"where\":\"webhooks\",\"kind\":\"slow\"}"))
                .hasMessageContaining("slow befalls calls; webhooks: lose");
        assertThatThrownBy(() -> add("{\"where\":\"/a\",\"kind\":\"fault-200\"}"))
                .hasMessage("This side knows no fault-200.");
        assertThatThrownBy(() -> add("{\"where\":\"/a\",\"kind\":\"slow\",\"pause\":\"PT20M\"}"))
                .hasMessageContaining("pause is PT10M at most");
        assertThatThrownBy(() -> add("{\"where\":\"/a\",\"kind\":\"slow\",\"nth\":1,\"every\":2}"))
                .hasMessageContaining("nth stands alone");
        assertThatThrownBy(() -> add("{\"where\":\"/a\",\"kind\":\"slow\",\"probabilty\":1}"))
                .hasMessageContaining("A rule has no probabilty");
        assertThatThrownBy(() -> add("{\"where\":\"/a\",\"kind\":\"slow\",\"probability\":1.5}"))
                .hasMessage("probability is from 0 to 1.");
        assertThatThrownBy(() -> add("{\"where\":\"/a\",\"kind\":\"slow\",\"nth\":\"2\"}"))
                .hasMessage("nth is a whole number.");
    }

    @Test
    void refusesAnIdThatIsTakenAndFindsFreeOnes() {
        add("{\"id\":\"f1\",\"where\":\"/a\",\"kind\":\"slow\"}");

        assertThat(add("{\"where\":\"/a\",\"kind\":\"slow\"}").rule().id()).isEqualTo("f2");
        assertThatThrownBy(() -> add("{\"id\":\"f1\",\"where\":\"/a\",\"kind\":\"slow\"}"))
                .hasMessageContaining("a rule f1 already");
    }
}
