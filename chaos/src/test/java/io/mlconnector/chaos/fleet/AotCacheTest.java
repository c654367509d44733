package io.mlconnector.chaos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    private static final String OUTPUT = "-XX:AOTCacheOutput=";

    @TempDir
    Path target;

    @BeforeEach
    void build() throws IOException {
        for (String jar : List.of(
                "quarkus/transformed-bytecode.jar",
                "quarkus/generated-bytecode.jar",
                "app/service.jar",
                "lib/main/library.jar",
                "lib/boot/boot.jar")) {
            Path file = target.resolve("quarkus-app").resolve(jar);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "first");
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Add-Opens", "java.base/java.lang java.base/java.nio");
        Path runner = target.resolve("quarkus-app/quarkus-run.jar");
        try (OutputStream out = Files.newOutputStream(runner);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
    }

    @Test
    void runsTransformedClassesBeforeWhatTheyWereMadeOf() {
        assertThat(Program.service(target, 64).classPath())
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly(
                        "transformed-bytecode.jar", "generated-bytecode.jar", "service.jar", "library.jar", "boot.jar");
    }

    @Test
    void opensWhatTheFastJarOpens() {
        assertThat(Program.service(target, 64).command())
                .containsSubsequence(
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-cp");
    }

    @Test
    void isUsedOnceALifeHasMadeIt() throws IOException {
        AotCache cache = cache();
        assertThat(cache.use()).isEmpty();

        make(cache);

        assertThat(cache.keep()).isTrue();
        assertThat(cache().use()).anyMatch(option -> option.startsWith("-XX:AOTCache="));
    }

    @Test
    void isNotUsedForAnotherBuildAndGoesWhenThatOneMakesItsOwn() throws IOException {
        AotCache first = cache();
        make(first);
        assertThat(first.keep()).isTrue();

        Files.writeString(target.resolve("quarkus-app/app/service.jar"), "another one");
        AotCache second = cache();

        assertThat(second.exists()).isFalse();
        make(second);
        assertThat(second.keep()).isTrue();
        assertThat(first.exists()).isFalse();
    }

    @Test
    void isNoneWhenTheLifeEndedBeforeItWasMade() {
        AotCache cache = cache();
        assertThat(cache.training()).anyMatch(option -> option.startsWith(OUTPUT));

        assertThat(cache.keep()).isFalse();
        assertThat(cache.use()).isEmpty();
    }

    private AotCache cache() {
        return AotCache.of(Program.service(target, 64));
    }

    private static void make(AotCache cache) throws IOException {
        String option = cache.training().stream()
                .filter(each -> each.startsWith(OUTPUT))
                .findFirst()
                .orElseThrow();
        Files.writeString(Path.of(option.substring(OUTPUT.length())), "classes");
    }
}
