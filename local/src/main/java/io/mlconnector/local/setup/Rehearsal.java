package io.mlconnector.local.setup;

import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.asana.AsanaSettings;
import io.mlconnector.asana.HttpAsanaClient;
import io.mlconnector.asanawriter.provision.ConnectionStore;
import io.mlconnector.asanawriter.provision.Provisioned;
import io.mlconnector.asanawriter.provision.Provisioner;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What asana-writer would create: its own code, run against a transport that writes nothing.
public final class Rehearsal {
    private final ApiTransport transport;

    public Rehearsal(ApiTransport transport) {
        this.transport = transport;
    }

    /// What came of it.
    public sealed interface Plan {
        /// @param deeds in order; none when everything is there
        /// @param portfolio whether the plan of the workspace has one
        record Ready(String workspace, List<Deed> deeds, boolean portfolio) implements Plan {
            public Ready {
                deeds = List.copyOf(deeds);
            }
        }

        /// Nothing can be set up before a person, or time, has helped.
        record Held(String why) implements Plan {}
    }

    /// @param known what an earlier run set up
    public Plan run(
            URI apiUrl, Secret token, Optional<String> workspace, String realmId, Optional<ConnectionV1> known) {
        RehearsalTransport rehearsed = new RehearsalTransport(transport);
        HttpAsanaClient client =
                new HttpAsanaClient(AsanaSettings.of(apiUrl.toString()), rehearsed, () -> Optional.of(token.reveal()));
        Provisioned outcome = new Provisioner(client, new Known(known), workspace).run(new ConnectionId(realmId));
        return switch (outcome) {
            case Provisioned.Ready(var connection) ->
                new Plan.Ready(
                        connection.workspace(),
                        rehearsed.deeds(),
                        connection.layout() != null && connection.layout().portfolio() != null);
            case Provisioned.NotNow(var _, var why) -> new Plan.Held(why);
            case Provisioned.NeedsPerson(var why) -> new Plan.Held(why);
        };
    }

    /// Publishes nothing.
    private record Known(Optional<ConnectionV1> known) implements ConnectionStore {
        @Override
        public Optional<ConnectionV1> find(ConnectionId connection) {
            return known;
        }

        @Override
        public void publish(ConnectionV1 connection) {}
    }
}
