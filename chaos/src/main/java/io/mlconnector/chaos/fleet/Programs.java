package io.mlconnector.chaos.fleet;

import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.schedule.Victim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What each process runs, and with what.
final class Programs {
    private static final int SERVICE_HEAP = 224;
    private static final int ONLY_BROKER_HEAP = 384;
    private static final int BROKER_HEAP = 256;
    private static final String LOGGING = """
            logger.level=WARN
            logger.handlers=OUT
            handler.OUT=org.jboss.logmanager.handlers.ConsoleHandler
            handler.OUT.formatter=LINE
            formatter.LINE=org.jboss.logmanager.formatters.PatternFormatter
            formatter.LINE.properties=pattern
            formatter.LINE.pattern=%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c] (%t) %s%e%n
            """;

    private final ChaosSettings settings;
    private final Network network;
    private final Map<Victim, Program> programs = new EnumMap<>(Victim.class);
    private final Map<Victim, AotCache> caches = new EnumMap<>(Victim.class);

    Programs(ChaosSettings settings, Network network) throws IOException {
        this.settings = settings;
        this.network = network;
        Path logging = settings.folder().resolve("broker-logging.properties");
        Files.createDirectories(settings.folder().resolve("logs"));
        Files.writeString(logging, LOGGING);
        int heap = network.brokers().size() == 1 ? ONLY_BROKER_HEAP : BROKER_HEAP;
        Program broker = Program.broker(settings.app().resolveSibling("..").normalize(), heap, logging);
        network.brokers().forEach(victim -> put(victim, broker));
        for (Victim service : Network.services()) {
            Path target = settings.root().resolve(service.id()).resolve("target");
            put(service, Program.service(target, SERVICE_HEAP));
        }
        for (Victim victim : programs.keySet()) {
            Path log = log(victim);
            if (!Files.exists(log)) {
                Files.createFile(log);
            }
        }
    }

    private void put(Victim victim, Program program) {
        programs.put(victim, program);
        caches.put(victim, AotCache.of(program));
    }

    Path log(Victim victim) {
        return settings.folder().resolve("logs").resolve(victim.id() + ".log");
    }

    /// Whose lives could be shorter to start.
    List<Victim> untrained() {
        List<Victim> untrained = new ArrayList<>();
        caches.forEach((victim, cache) -> {
            // All brokers are the same program: one of them is enough.
            if (!cache.exists() && victim != Victim.BROKER_2 && victim != Victim.BROKER_3) {
                untrained.add(victim);
            }
        });
        return untrained;
    }

    /// After a training life has ended.
    void keep(Victim victim) {
        cache(victim).keep();
    }

    ChildJvm train(Victim victim) throws IOException {
        // The JVM that writes the cache says much that a process would not say.
        Path log = settings.folder().resolve("logs").resolve("training-" + victim.id() + ".log");
        return start(victim, cache(victim).training(), Map.of(), log);
    }

    /// @param variables of this life
    ChildJvm start(Victim victim, Map<String, String> variables) throws IOException {
        return start(victim, cache(victim).use(), variables, log(victim));
    }

    private ChildJvm start(Victim victim, List<String> aot, Map<String, String> variables, Path log)
            throws IOException {
        Program program = programs.get(victim);
        if (program == null) {
            throw new IllegalArgumentException(victim.id() + " is not of this run");
        }
        List<String> arguments = new ArrayList<>();
        Map<String, String> environment = network.environment(victim);
        environment.putAll(variables);
        if (victim.isBroker()) {
            arguments.add(settings.folder().resolve(victim.id()).toString());
            arguments.add(String.valueOf(network.cluster().node(victim).port()));
            arguments.addAll(network.cluster().keys(victim));
        }
        return ChildJvm.start(program, aot, arguments, environment, log);
    }

    private AotCache cache(Victim victim) {
        AotCache cache = caches.get(victim);
        if (cache == null) {
            throw new IllegalArgumentException(victim.id() + " is not of this run");
        }
        return cache;
    }
}
