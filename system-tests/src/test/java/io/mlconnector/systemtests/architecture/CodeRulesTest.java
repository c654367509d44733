package io.mlconnector.systemtests.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.mlconnector.systemtests.architecture.Code.module;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Rules about the code inside the modules.
class CodeRulesTest {
    private static final DescribedPredicate<JavaClass> FLOATING_POINT = DescribedPredicate.describe(
            "floating point",
            type -> Set.of("float", "double", "java.lang.Float", "java.lang.Double")
                    .contains(type.getName()));
    private static final String[] NEAR_MONEY = {
        module("domain"), module("contracts"), module("quickbooks"), module("asana"), module("sandbox")
    };

    @Test
    void noFloatingPointNearMoney() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(NEAR_MONEY)
                .should()
                .notHaveRawType(FLOATING_POINT)
                .check(Code.ALL);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(NEAR_MONEY)
                .should()
                .notHaveRawReturnType(FLOATING_POINT)
                .andShould()
                .notHaveRawParameterTypes(DescribedPredicate.anyElementThat(are(FLOATING_POINT)))
                .check(Code.ALL);
        noClasses()
                .that()
                .resideInAnyPackage(NEAR_MONEY)
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "JSON read or written as floating point",
                        call -> Set.of("asDouble", "doubleValue", "floatValue", "getDoubleValue")
                                .contains(call.getTarget().getName())))
                .check(Code.ALL);
    }

    @Test
    void domainNeverReadsClockOrRandom() {
        noClasses()
                .that()
                .resideInAPackage(module("domain"))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(Code.ALL);
    }

    @Test
    void noFieldInjection() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .check(Code.ALL);
    }

    @Test
    void noLombok() {
        noClasses().should().dependOnClassesThat().resideInAPackage("lombok..").check(Code.ALL);
    }

    @Test
    void onlyCommandLinesWriteToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackages(module("local"))
                .and()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(Code.ALL);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : Code.ALL) {
            JavaPackage home = type.getPackage();
            boolean generated =
                    type.getSimpleName().contains("_") || type.getSimpleName().startsWith("Quarkus");
            if (!generated && !home.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(home.getName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    @Test
    void packagesAreFreeOfCycles() {
        for (String module : Set.of(
                "domain",
                "quickbooks",
                "asana",
                "sandbox",
                "enrich",
                "asanawriter",
                "qbowriter",
                "serviceruntime",
                "local",
                "console",
                "ingest")) {
            slices().matching(Code.ROOT + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(Code.ALL);
        }
    }
}
