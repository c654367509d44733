package io.mlconnector.enrich.asana;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.asana.AsanaSettings;
import io.mlconnector.asana.HttpAsanaClient;
import io.mlconnector.enrich.flow.Gates;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
    private final Deque<ApiResponse> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final EventStreams streams = new EventStreams(
            new HttpAsanaClient(AsanaSettings.of("http://vendor.test/api/1.0"), transport(), () -> Optional.of("t")),
            Gates.ofAsana());

    private ApiTransport transport() {
        return this::answer;
    }

    private ApiResult<ApiResponse> answer(ApiRequest request) {
        asked.add(String.valueOf(request.uri().getQuery()));
        return new ApiResult.Ok<>(answers.remove(), "");
    }

    @Test
    void firstRequestIsAGapAndBringsTheToken() {
        answer(412, "{\"errors\":[{\"message\":\"Sync token invalid or too old.\"}],\"sync\":\"s1\"}");
        answer(200, events("s2", false, event("changed", "12"), event("added", "13")));

        assertThat(streams.hear("77").gap()).isTrue();
        EventStreams.Heard heard = streams.hear("77");

        assertThat(heard.gap()).isFalse();
        assertThat(heard.tasks()).as("what is modified is listed").containsExactly(Map.entry("13", true));
        assertThat(asked).containsExactly("resource=77", "resource=77&sync=s1");
    }

    @Test
    void allPagesAreReadAndTheLastWordCounts() {
        start();
        answer(200, events("s2", true, event("added", "13"), event("deleted", "14")));
        answer(200, events("s3", false, event("removed", "13"), event("undeleted", "14")));

        assertThat(streams.hear("77").tasks()).isEqualTo(Map.of("13", false, "14", true));
        assertThat(asked.getLast()).endsWith("sync=s2");
    }

    @Test
    void tokenThatIsTooOldIsAGapAndReplaced() {
        start();
        answer(412, "{\"errors\":[],\"sync\":\"s9\"}");
        answer(200, events("s10", false));

        assertThat(streams.hear("77").gap()).isTrue();
        assertThat(streams.hear("77").gap()).isFalse();
        assertThat(asked.getLast()).endsWith("sync=s9");
    }

    @Test
    void moreThanIsReadAtOnceIsAGap() {
        start();
        for (int i = 0; i < 50; i++) {
            answer(200, events("s" + i, true));
        }

        assertThat(streams.hear("77").gap()).isTrue();
        assertThat(answers).isEmpty();
    }

    @Test
    void whoMayNotHearIsNotAskedAgain() {
        answer(404, "{\"errors\":[{\"message\":\"project: Unknown object\"}]}");

        assertThat(streams.hear("77")).isEqualTo(EventStreams.Heard.NOTHING);
        assertThat(streams.hear("77")).isEqualTo(EventStreams.Heard.NOTHING);
        assertThat(asked).hasSize(1);
    }

    private void start() {
        answer(412, "{\"errors\":[],\"sync\":\"s1\"}");
        streams.hear("77");
    }

    private void answer(int status, String body) {
        answers.add(new ApiResponse(status, Map.of(), body));
    }

    private static String events(String sync, boolean more, String... events) {
        return "{\"data\":[" + String.join(",", events) + "],\"sync\":\"" + sync + "\",\"has_more\":" + more + "}";
    }

    private static String event(String action, String gid) {
        return "{\"action\":\"" + action + "\",\"resource\":{\"gid\":\"" + gid + "\",\"resource_type\":\"task\"}}";
    }
}
