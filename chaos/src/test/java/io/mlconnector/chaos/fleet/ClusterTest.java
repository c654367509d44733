package io.mlconnector.chaos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.chaos.schedule.Victim;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterTest {
    private final Cluster three =
            new Cluster(List.of(node(Victim.BROKER, 1000), node(Victim.BROKER_2, 2000), node(Victim.BROKER_3, 3000)));

    @Test
    void sendsEachServiceToItsOwnProxiesAndTheOthersToTheBrokers() {
        assertThat(three.bootstrapServers(Victim.QBO_WRITER)).isEqualTo("127.0.0.1:1003,127.0.0.1:2003,127.0.0.1:3003");
        assertThat(three.bootstrapServers()).isEqualTo("127.0.0.1:1000,127.0.0.1:2000,127.0.0.1:3000");
        assertThat(three.keys(Victim.BROKER_2))
                .contains(
                        "listeners=PLAINTEXT://127.0.0.1:2000,CONTROLLER://127.0.0.1:2001,QBO_WRITER://127.0.0.1:2002",
                        "advertised.listeners=PLAINTEXT://127.0.0.1:2000,QBO_WRITER://127.0.0.1:2003");
    }

    @Test
    void keepsThreeCopiesAndNeedsTwo() {
        assertThat(three.keys(Victim.BROKER_3))
                .contains(
                        "node.id=3",
                        "controller.quorum.voters=1@127.0.0.1:1001,2@127.0.0.1:2001,3@127.0.0.1:3001",
                        "default.replication.factor=3",
                        "min.insync.replicas=2",
                        "transaction.state.log.replication.factor=3",
                        "transaction.state.log.min.isr=2",
                        "unclean.leader.election.enable=false");
    }

    @Test
    void leavesTheCopiesOfASingleBrokerAlone() {
        Cluster one = new Cluster(List.of(node(Victim.BROKER, 1000)));

        assertThat(one.keys(Victim.BROKER)).noneMatch(key -> key.contains("replication") || key.contains("isr"));
    }

    private static Cluster.Node node(Victim broker, int from) {
        return new Cluster.Node(
                broker, from, from + 1, Map.of(Victim.QBO_WRITER, new Cluster.Door(from + 2, from + 3)));
    }
}
