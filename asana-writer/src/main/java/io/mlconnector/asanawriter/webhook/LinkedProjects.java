package io.mlconnector.asanawriter.webhook;

import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.Listing;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.MappingV1;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// The projects in the portfolio, and those that the mapping file names.
public final class LinkedProjects implements ProjectScope {
    private static final Logger LOG = Logger.getLogger(LinkedProjects.class);

    private final AsanaClient client;
    private final Function<String, Optional<MappingV1>> mappings;

    /// @param mappings by connection; empty while it is not known
    public LinkedProjects(AsanaClient client, Function<String, Optional<MappingV1>> mappings) {
        this.client = client;
        this.mappings = mappings;
    }

    @Override
    public Optional<Set<String>> read(ConnectionV1 connection) {
        Optional<MappingV1> mapping = mappings.apply(connection.connection());
        if (mapping.isEmpty() || connection.layout() == null) {
            return Optional.empty();
        }
        Set<String> linked = new HashSet<>();
        mapping.get().projects().forEach(project -> linked.add(project.project()));
        String portfolio = connection.layout().portfolio();
        if (portfolio != null) {
            switch (client.listPortfolioItems(portfolio)) {
                case ApiResult.Ok<Listing>(var items, var _) ->
                    items.items().forEach(item -> linked.add(item.path("gid").asText()));
                case ApiResult.Failed<Listing>(var failure, var _) -> {
                    LOG.infof("the portfolio cannot be read, no webhook is removed: %s", failure.detail());
                    return Optional.empty();
                }
            }
        }
        linked.remove("");
        return Optional.of(linked);
    }
}
