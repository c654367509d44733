package io.mlconnector.chaos.fleet;

import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.proxy.FaultProxy;
import io.mlconnector.chaos.proxy.Toxic;
import io.mlconnector.chaos.schedule.Link;
import io.mlconnector.chaos.schedule.Victim;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Who listens where, and the proxies in between. Each service has proxies of its own, for its addresses come from its
/// own environment; the vendors reach ingest-service at its usual port, where its proxy listens.
final class Network implements AutoCloseable {
    private static final List<Victim> BROKERS = List.of(Victim.BROKER, Victim.BROKER_2, Victim.BROKER_3);
    private static final Map<Victim, String> PORTS = Map.of(
            Victim.INGEST_SERVICE, "INGEST_PORT",
            Victim.ENRICH_SERVICE, "ENRICH_PORT",
            Victim.ASANA_WRITER, "ASANA_WRITER_PORT",
            Victim.QBO_WRITER, "QBO_WRITER_PORT");

    private final ChaosSettings settings;
    private final Map<Link, List<FaultProxy>> proxies = new EnumMap<>(Link.class);
    private final int ingestPort;
    private final Cluster cluster;

    Network(ChaosSettings settings) {
        this.settings = settings;
        FreePorts free = FreePorts.take(1 + Link.values().length + settings.brokers() * 2 * (1 + PORTS.size()));
        ingestPort = free.next();
        proxy(Link.WEBHOOKS, port(Victim.INGEST_SERVICE), ingestPort);
        for (Link link : Link.values()) {
            switch (link.end()) {
                case QUICKBOOKS -> proxy(link, free.next(), vendorPort("SANDBOX_QUICKBOOKS_URL"));
                case ASANA -> proxy(link, free.next(), vendorPort("SANDBOX_ASANA_URL"));
                case KAFKA, WEBHOOKS -> {}
            }
        }
        cluster = cluster(free);
    }

    private Cluster cluster(FreePorts free) {
        List<Cluster.Node> nodes = new ArrayList<>();
        for (Victim broker : BROKERS.subList(0, settings.brokers())) {
            int port = broker == Victim.BROKER ? Integer.parseInt(settings.need("KAFKA_PORT")) : free.next();
            Map<Victim, Cluster.Door> doors = new EnumMap<>(Victim.class);
            for (Link link : Link.values()) {
                if (link.end() == Link.End.KAFKA) {
                    int door = free.next();
                    doors.put(link.service(), new Cluster.Door(door, proxy(link, free.next(), door)));
                }
            }
            nodes.add(new Cluster.Node(broker, port, free.next(), doors));
        }
        return new Cluster(nodes);
    }

    Cluster cluster() {
        return cluster;
    }

    List<Victim> brokers() {
        return cluster.nodes().stream().map(Cluster.Node::victim).toList();
    }

    /// Which variable moves the port where a service listens.
    static String portVariable(Victim service) {
        return PORTS.getOrDefault(service, "");
    }

    static List<Victim> services() {
        return List.copyOf(PORTS.keySet());
    }

    /// Where the service itself listens, with no proxy in between.
    String url(Victim service) {
        return "http://localhost:" + (service == Victim.INGEST_SERVICE ? ingestPort : port(service));
    }

    /// The settings' own, with its proxies in the places of those that they hand on to.
    Map<String, String> environment(Victim service) {
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("INGEST_PORT", String.valueOf(ingestPort));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers(service));
        proxies.forEach((link, ours) -> {
            if (link.service() == service) {
                switch (link.end()) {
                    case QUICKBOOKS -> {
                        lead(environment, "QUICKBOOKS_API_URL", ours.getFirst());
                        lead(environment, "QUICKBOOKS_OAUTH_URL", ours.getFirst());
                    }
                    case ASANA -> lead(environment, "ASANA_API_URL", ours.getFirst());
                    case KAFKA, WEBHOOKS -> {}
                }
            }
        });
        return environment;
    }

    void infect(Link link, Toxic toxic) {
        of(link).forEach(proxy -> proxy.infect(toxic));
    }

    void cure(Link link, Toxic toxic) {
        of(link).forEach(proxy -> proxy.cure(toxic));
    }

    void cureAll() {
        proxies.values().forEach(ours -> ours.forEach(FaultProxy::cureAll));
    }

    /// How often each kind of toxic had an effect.
    Map<String, Long> struck() {
        Map<String, Long> sum = new TreeMap<>();
        proxies.values()
                .forEach(ours -> ours.forEach(
                        proxy -> proxy.struck().forEach((kind, times) -> sum.merge(kind, times, Long::sum))));
        return sum;
    }

    @Override
    public void close() {
        proxies.values().forEach(ours -> ours.forEach(FaultProxy::close));
    }

    private List<FaultProxy> of(Link link) {
        return proxies.getOrDefault(link, List.of());
    }

    private int proxy(Link link, int port, int target) {
        FaultProxy proxy =
                FaultProxy.open(port, target, settings.seed() + link.name().hashCode());
        proxies.computeIfAbsent(link, _ -> new ArrayList<>()).add(proxy);
        return proxy.port();
    }

    private int port(Victim service) {
        return Integer.parseInt(settings.need(PORTS.getOrDefault(service, "")));
    }

    private int vendorPort(String variable) {
        return URI.create(settings.need(variable)).getPort();
    }

    /// Only the port changes.
    private static void lead(Map<String, String> environment, String variable, FaultProxy proxy) {
        environment.computeIfPresent(variable, (_, url) -> url.replaceFirst(":[0-9]+", ":" + proxy.port()));
    }
}
