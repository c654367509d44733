package io.mlconnector.asanawriter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.asanawriter.fake.FakeAsana;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.MappingV1;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkedProjectsTest {
    private static final MappingV1 FILE =
            new MappingV1("9341", "v", "Europe/Berlin", null, List.of(new MappingV1.Project("55", null, null, null)));

    private final FakeAsana asana = new FakeAsana();

    @Test
    void areThePortfoliosAndTheFiles() {
        asana.portfolioItems.addAll(List.of("88", "89"));

        assertThat(read(Optional.of(FILE), "7")).contains(Set.of("55", "88", "89"));
        assertThat(read(Optional.of(FILE), null)).contains(Set.of("55"));
    }

    @Test
    void areUnknownWhileOneOfBothIs() {
        assertThat(read(Optional.empty(), "7")).isEmpty();
        asana.refuse("listPortfolioItems", new ApiFailure.ServerError(503, "away"));
        assertThat(read(Optional.of(FILE), "7")).isEmpty();
    }

    private Optional<Set<String>> read(Optional<MappingV1> file, @Nullable String portfolio) {
        return new LinkedProjects(asana, _ -> file)
                .read(new ConnectionV1("9341", "100", new ConnectionV1.Layout(Map.of(), Map.of(), portfolio)));
    }
}
