package io.mlconnector.chaos.fleet;

import io.mlconnector.chaos.schedule.Victim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Kafka's keys for one broker, or for three that keep three copies and need two. A client is sent to the address that
/// the listener advertises which it came in by: each service has a listener of its own, which advertises its proxy.
///
/// @param nodes in the order of their ids, from 1
record Cluster(List<Node> nodes) {
    static final String HOST = "127.0.0.1";
    private static final String PLAIN = "PLAINTEXT";
    private static final String CONTROLLER = "CONTROLLER";

    Cluster {
        nodes = List.copyOf(nodes);
    }

    /// @param port for everybody who needs no proxy: the other brokers, the checker
    /// @param doors of the services that come through a proxy
    record Node(Victim victim, int port, int controllerPort, Map<Victim, Door> doors) {
        Node {
            doors = Map.copyOf(doors);
        }
    }

    /// @param port where the broker listens
    /// @param advertised where its proxy listens
    record Door(int port, int advertised) {}

    Node node(Victim victim) {
        return nodes.stream()
                .filter(node -> node.victim() == victim)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(victim.id() + " is not of this run"));
    }

    String bootstrapServers() {
        return nodes.stream().map(node -> HOST + ":" + node.port()).collect(Collectors.joining(","));
    }

    String bootstrapServers(Victim service) {
        return nodes.stream()
                .map(node -> node.doors().get(service))
                .map(door -> HOST + ":" + (door == null ? 0 : door.advertised()))
                .collect(Collectors.joining(","));
    }

    /// `KEY=VALUE`
    List<String> keys(Victim victim) {
        Node node = node(victim);
        List<String> listeners = new ArrayList<>();
        List<String> advertised = new ArrayList<>();
        List<String> protocols = new ArrayList<>(List.of(PLAIN + ":" + PLAIN, CONTROLLER + ":" + PLAIN));
        listeners.add(address(PLAIN, node.port()));
        advertised.add(address(PLAIN, node.port()));
        listeners.add(address(CONTROLLER, node.controllerPort()));
        new TreeMap<>(node.doors()).forEach((service, door) -> {
            listeners.add(address(service.name(), door.port()));
            advertised.add(address(service.name(), door.advertised()));
            protocols.add(service.name() + ":" + PLAIN);
        });
        Map<String, String> keys = new TreeMap<>();
        keys.put("node.id", String.valueOf(nodes.indexOf(node) + 1));
        keys.put("controller.quorum.voters", voters());
        keys.put("listeners", String.join(",", listeners));
        keys.put("advertised.listeners", String.join(",", advertised));
        keys.put("listener.security.protocol.map", String.join(",", protocols));
        keys.put("num.network.threads", "1");
        if (nodes.size() > 1) {
            keepCopies(keys);
        }
        return keys.entrySet().stream()
                .map(key -> key.getKey() + "=" + key.getValue())
                .toList();
    }

    private String voters() {
        return nodes.stream()
                .map(node -> nodes.indexOf(node) + 1 + "@" + HOST + ":" + node.controllerPort())
                .collect(Collectors.joining(","));
    }

    private void keepCopies(Map<String, String> keys) {
        String copies = String.valueOf(nodes.size());
        String needed = String.valueOf(nodes.size() - 1);
        keys.put("default.replication.factor", copies);
        keys.put("min.insync.replicas", needed);
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            keys.put(topic + ".replication.factor", copies);
        }
        keys.put("transaction.state.log.min.isr", needed);
        keys.put("share.coordinator.state.topic.min.isr", needed);
        keys.put("unclean.leader.election.enable", "false");
        // A dead broker's partitions are led by another one after this time; Kafka's own is 9 s.
        keys.put("broker.session.timeout.ms", "5000");
        keys.put("broker.heartbeat.interval.ms", "500");
    }

    private static String address(String listener, int port) {
        return listener + "://" + HOST + ":" + port;
    }
}
