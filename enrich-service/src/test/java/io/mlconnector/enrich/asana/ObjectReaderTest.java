package io.mlconnector.enrich.asana;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.asana.AsanaSettings;
import io.mlconnector.asana.HttpAsanaClient;
import io.mlconnector.enrich.flow.Gates;
import io.mlconnector.enrich.flow.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectReaderTest {
    private int batches;

    @ParameterizedTest
    @ValueSource(strings = {"<html>proxy</html>", "{\"errors\":[{\"message\":\"no batch here\"}]}"})
    void aBatchThatDoesNotComeThroughMakesNoTaskGone(String refusal) {
        ApiTransport transport = request -> {
            String path = request.uri().getPath();
            if (path.endsWith("/batch")) {
                batches++;
                return answer(404, refusal);
            }
            String gid = path.substring(path.lastIndexOf('/') + 1);
            return gid.equals("3")
                    ? answer(404, "{\"errors\":[{\"message\":\"task: Unknown object: 3\"}]}")
                    : answer(200, "{\"data\":{\"gid\":\"" + gid + "\"}}");
        };
        HttpAsanaClient client =
                new HttpAsanaClient(AsanaSettings.of("http://asana.test"), transport, () -> Optional.of("token"));

        Map<ObjectRef, Outcome> outcomes = new ObjectReader(client, Gates.ofAsana(), Clock.systemUTC())
                .read(new FetchPlan(List.of("1", "2", "3"), List.of(), List.of()), "1200");

        assertThat(outcomes.get(task("1"))).isInstanceOf(Outcome.Found.class);
        assertThat(outcomes.get(task("2"))).isInstanceOf(Outcome.Found.class);
        assertThat(outcomes.get(task("3"))).isInstanceOf(Outcome.Missing.class);
        assertThat(batches).isOne();
    }

    private static ObjectRef task(String gid) {
        return new ObjectRef(Kind.TASK, gid);
    }

    private static ApiResult<ApiResponse> answer(int status, String body) {
        return new ApiResult.Ok<>(new ApiResponse(status, Map.of(), body), "");
    }
}
