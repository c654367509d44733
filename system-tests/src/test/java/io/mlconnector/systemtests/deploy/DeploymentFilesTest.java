package io.mlconnector.systemtests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Deployment files cannot be run everywhere; that they are true can be checked anywhere.
class DeploymentFilesTest {
    static final List<String> SERVICES = Repository.SERVICES;
    private static final Path BASE = Repository.ROOT.resolve("deploy/kustomize/base");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, Class<? extends HasMetadata>> KINDS =
            Map.of("Deployment", Deployment.class, "Service", Service.class, "ConfigMap", ConfigMap.class);
    private static final Set<String> COMPOSE_KEYS =
            Set.of("<<", "image", "build", "environment", "ports", "volumes", "healthcheck", "restart", "depends_on");

    @Test
    void kustomizationListsEveryFileOfTheBase() throws IOException {
        JsonNode kustomization =
                Repository.documents(BASE.resolve("kustomization.yaml")).getFirst();
        Set<String> listed = new TreeSet<>();
        kustomization.path("resources").forEach(resource -> listed.add(resource.asText()));
        Set<String> present = new TreeSet<>();
        try (var files = Files.list(BASE)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml"))
                    .forEach(present::add);
        }
        assertThat(listed).isEqualTo(present);
    }

    @Test
    void everyManifestIsKnownToKubernetesToTheLastKey() {
        for (HasMetadata resource : resources()) {
            assertThat(unknownKeys(resource)).as(resource.getFullResourceName()).isEmpty();
        }
    }

    @Test
    void aMisspeltKeyIsFound() throws JsonProcessingException {
        Deployment misspelt = MAPPER.readValue("{\"spec\":{\"replicaz\":1}}", Deployment.class);
        assertThat(unknownKeys(misspelt)).containsExactly("replicaz");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void deploymentAndServiceUseTheServicesOwnPort(String service) {
        Map.Entry<String, Integer> port = Repository.port(service);
        Container container = container(service);
        Service front = find(Service.class, service);

        assertThat(container.getPorts().getFirst().getContainerPort()).isEqualTo(port.getValue());
        assertThat(front.getSpec().getPorts().getFirst().getPort()).isEqualTo(port.getValue());
        assertThat(front.getSpec().getSelector())
                .isEqualTo(
                        find(Deployment.class, service).getSpec().getSelector().getMatchLabels());
        assertThat(container.getEnv())
                .anySatisfy(variable -> assertThat(variable.getName() + "=" + variable.getValue())
                        .isEqualTo(port.getKey() + "=" + port.getValue()));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void probesAskTheHealthPaths(String service) {
        Container container = container(service);
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
        assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/started");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyVariableIsReadBySomeone(String service) {
        Set<String> unread = new TreeSet<>();
        for (EnvVar variable : container(service).getEnv()) {
            if (!Repository.isRead(variable.getName())) {
                unread.add(variable.getName());
            }
        }
        find(ConfigMap.class, "ml-connector").getData().keySet().stream()
                .filter(name -> !Repository.isRead(name))
                .forEach(unread::add);
        assertThat(unread).isEmpty();
    }

    @Test
    void onlyTheServicesThatMayHoldASecretAreGivenIt() {
        Map<String, Set<String>> given = new HashMap<>();
        for (String service : SERVICES) {
            for (EnvVar variable : container(service).getEnv()) {
                if (variable.getValueFrom() != null) {
                    given.computeIfAbsent(variable.getName(), _ -> new HashSet<>())
                            .add(service);
                }
            }
        }
        assertThat(given)
                .containsEntry("QUICKBOOKS_WEBHOOK_VERIFIER", Set.of("ingest-service"))
                .containsEntry("QUICKBOOKS_REFRESH_TOKEN", Set.of("qbo-writer"))
                .containsEntry("QUICKBOOKS_CLIENT_SECRET", Set.of("qbo-writer", "console"))
                .containsEntry("ASANA_CLIENT_SECRET", Set.of("asana-writer", "console"))
                .containsEntry("ASANA_ACCESS_TOKEN", Set.of("enrich-service", "asana-writer"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void dockerfileCopiesTheFastJarAndOpensTheServicesPort(String service) {
        String dockerfile = Repository.read(Repository.ROOT.resolve("deploy/docker/" + service + ".Dockerfile"));
        for (String part : List.of("lib/", "quarkus/", "app/", "quarkus-run.jar")) {
            assertThat(dockerfile).contains(service + "/target/quarkus-app/" + part);
        }
        assertThat(dockerfile)
                .contains("EXPOSE " + Repository.port(service).getValue() + "\n")
                .contains("USER 10001\n");
    }

    @Test
    void composeStartsKafkaSandboxAndEveryService() {
        JsonNode services = compose().path("services");
        Set<String> names = new TreeSet<>();
        services.fieldNames().forEachRemaining(names::add);
        Set<String> expected = new TreeSet<>(SERVICES);
        expected.add("kafka");
        expected.add("sandbox");
        assertThat(names).isEqualTo(expected);
        assertThat(services.path("kafka").path("image").asText())
                .as("the broker that the project is tested with")
                .isEqualTo("apache/kafka:" + kafkaVersion());
    }

    @Test
    void composeUsesKnownKeysFilesPortsAndVariables() {
        JsonNode compose = compose();
        List<String> wrong = new ArrayList<>();
        compose.path("services").properties().forEach(service -> {
            service.getValue().fieldNames().forEachRemaining(key -> {
                if (!COMPOSE_KEYS.contains(key)) {
                    wrong.add(service.getKey() + ": unknown key " + key);
                }
            });
            String dockerfile =
                    service.getValue().path("build").path("dockerfile").asText("");
            if (!dockerfile.isEmpty() && !Files.exists(Repository.ROOT.resolve(dockerfile))) {
                wrong.add(service.getKey() + ": no file " + dockerfile);
            }
            if (SERVICES.contains(service.getKey())) {
                int port = Repository.port(service.getKey()).getValue();
                assertThat(service.getValue().path("ports").get(0).asText()).isEqualTo(port + ":" + port);
            }
            if (!service.getKey().equals("kafka")) {
                unread(service.getValue().path("environment"))
                        .forEach(name -> wrong.add(service.getKey() + ": nobody reads " + name));
            }
        });
        unread(compose.path("x-environment")).forEach(name -> wrong.add("x-environment: nobody reads " + name));
        assertThat(wrong).isEmpty();
    }

    private static List<String> unread(JsonNode environment) {
        List<String> unread = new ArrayList<>();
        environment.fieldNames().forEachRemaining(name -> {
            if (!name.equals("<<") && !Repository.isRead(name)) {
                unread.add(name);
            }
        });
        return unread;
    }

    private static JsonNode compose() {
        return Repository.documents(Repository.ROOT.resolve("docker-compose.yml"))
                .getFirst();
    }

    private static String kafkaVersion() {
        String pom = Repository.read(Repository.ROOT.resolve("pom.xml"));
        return pom.substring(pom.indexOf("<kafka.version>") + 15, pom.indexOf("</kafka.version>"));
    }

    private static Container container(String service) {
        return find(Deployment.class, service)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private static <T extends HasMetadata> T find(Class<T> type, String name) {
        return resources().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(resource -> resource.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }

    private static List<HasMetadata> resources() {
        List<HasMetadata> resources = new ArrayList<>();
        for (JsonNode listed : Repository.documents(BASE.resolve("kustomization.yaml"))
                .getFirst()
                .path("resources")) {
            for (JsonNode document : Repository.documents(BASE.resolve(listed.asText()))) {
                String kind = document.path("kind").asText();
                assertThat(KINDS).containsKey(kind);
                try {
                    resources.add(MAPPER.treeToValue(document, KINDS.get(kind)));
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return resources;
    }

    /// The models keep keys that they do not know; written back as JSON they cannot be told from known ones, so the
    /// objects are asked themselves.
    private static Set<String> unknownKeys(Object model) {
        Set<String> unknown = new TreeSet<>();
        collect(model, unknown, new HashSet<>());
        return unknown;
    }

    private static void collect(Object model, Set<String> unknown, Set<Integer> seen) {
        if (model instanceof Iterable<?> many) {
            for (Iterator<?> each = many.iterator(); each.hasNext(); ) {
                Object next = each.next();
                if (next != null) {
                    collect(next, unknown, seen);
                }
            }
            return;
        }
        if (!model.getClass().getName().startsWith("io.fabric8.") || !seen.add(System.identityHashCode(model))) {
            return;
        }
        for (var method : model.getClass().getMethods()) {
            if (!method.getName().startsWith("get") || method.getParameterCount() > 0) {
                continue;
            }
            try {
                Object value = method.invoke(model);
                if (method.getName().equals("getAdditionalProperties") && value instanceof Map<?, ?> map) {
                    map.keySet().forEach(key -> unknown.add(String.valueOf(key)));
                } else if (value != null && !(value instanceof Class)) {
                    collect(value, unknown, seen);
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(method.toString(), e);
            }
        }
    }
}
