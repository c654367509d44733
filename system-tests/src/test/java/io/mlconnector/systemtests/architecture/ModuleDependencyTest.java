package io.mlconnector.systemtests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.mlconnector.systemtests.architecture.Code.module;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which module may see which: allow-lists, as drawn in ARCHITECTURE.md. Everything that is not named is forbidden.
class ModuleDependencyTest {
    private static final String[] SERVICES = {"ingest", "enrich", "asanawriter", "qbowriter", "console"};

    @Test
    void domainUsesOnlyTheJdk() {
        onlyUses("domain", List.of());
    }

    @Test
    void apiClientUsesOnlyTheJdk() {
        onlyUses("apiclient", List.of());
    }

    @Test
    void contractsKnowDomainJacksonAndKafkasSerializerInterfacesOnly() {
        onlyUses(
                "contracts",
                List.of("domain"),
                "com.fasterxml.jackson..",
                "org.apache.kafka.common..",
                "org.apache.kafka.clients.producer..");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickbooks", "asana"})
    void clientsKnowNoFramework(String client) {
        onlyUses(client, List.of("domain", "apiclient"), "com.fasterxml.jackson..");
    }

    @Test
    void sandboxSharesNoCodeWithTheClients() {
        onlyUses(
                "sandbox",
                List.of(),
                "com.fasterxml.jackson..",
                "com.sun.net.httpserver..",
                "javax.xml..",
                "org.xml.sax..");
    }

    @Test
    void embeddedKafkaKnowsNothingOfOurs() {
        onlyUses("embeddedkafka", List.of(), "org.apache.kafka..", "kafka..", "scala..", "org.slf4j..");
    }

    @Test
    void serviceRuntimeSeesNoServiceAndNoVendor() {
        seesNoneOf(
                "serviceruntime",
                "ingest",
                "enrich",
                "asanawriter",
                "qbowriter",
                "console",
                "local",
                "sandbox",
                "quickbooks",
                "asana");
    }

    @Test
    void servicesNeverSeeEachOther() {
        for (String service : SERVICES) {
            List<String> others = new ArrayList<>(List.of(SERVICES));
            others.remove(service);
            others.add("local");
            others.add("sandbox");
            others.add("embeddedkafka");
            seesNoneOf(service, others.toArray(String[]::new));
        }
    }

    @Test
    void eachWriterSeesItsOwnVendorOnlyAndTheConsoleNone() {
        seesNoneOf("asanawriter", "quickbooks");
        seesNoneOf("qbowriter", "asana");
        seesNoneOf("console", "quickbooks", "asana", "apiclient");
    }

    @Test
    void chaosJudgesFromOutside() {
        seesNoneOf(
                "chaos",
                "ingest",
                "enrich",
                "asanawriter",
                "qbowriter",
                "console",
                "local",
                "sandbox",
                "quickbooks",
                "asana");
    }

    @Test
    void everyModuleIsLookedAt() {
        // A renamed package would make the rules above pass without looking at anything.
        for (String module : List.of(
                "domain",
                "contracts",
                "apiclient",
                "quickbooks",
                "asana",
                "embeddedkafka",
                "serviceruntime",
                "ingest",
                "enrich",
                "asanawriter",
                "qbowriter",
                "sandbox",
                "chaos",
                "console",
                "local")) {
            assertThat(Code.ALL.stream().filter(type -> type.getPackageName().startsWith(Code.ROOT + module)))
                    .as(module)
                    .isNotEmpty();
        }
    }

    private static void onlyUses(String module, List<String> ours, String... others) {
        List<String> allowed = new ArrayList<>(List.of("java..", "javax.crypto..", "org.jspecify.."));
        allowed.add(module(module));
        ours.forEach(name -> allowed.add(module(name)));
        allowed.addAll(List.of(others));
        ArchRule rule = classes()
                .that()
                .resideInAPackage(module(module))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new));
        rule.check(Code.ALL);
    }

    private static void seesNoneOf(String module, String... others) {
        String[] packages = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            packages[i] = module(others[i]);
        }
        noClasses()
                .that()
                .resideInAPackage(module(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(Code.ALL);
    }
}
