package io.mlconnector.systemtests.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of the project, as a reader of them.
final class Repository {
    static final Path ROOT = root();
    static final List<String> SERVICES =
            List.of("ingest-service", "enrich-service", "asana-writer", "qbo-writer", "console");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern PORT = Pattern.compile("quarkus\\.http\\.port=\\$\\{([A-Z_]+):([0-9]+)}");

    private Repository() {}

    /// The variable and the default port in a service's own configuration.
    static Map.Entry<String, Integer> port(String service) {
        String properties = read(ROOT.resolve(service + "/src/main/resources/application.properties"));
        Matcher matcher = PORT.matcher(properties);
        if (!matcher.find()) {
            throw new AssertionError(service + " does not say its port as quarkus.http.port=${NAME:number}");
        }
        return Map.entry(matcher.group(1), Integer.valueOf(matcher.group(2)));
    }

    /// Whether any code or configuration reads this variable, by its own name or as the property it stands for.
    static boolean isRead(String variable) {
        String property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        Pattern use = Pattern.compile(
                "\\b" + variable + "\\b|[\"{]" + Pattern.quote(property).replace(".", "\\E[.-]\\Q") + "[\":}]");
        return sources().stream().anyMatch(source -> use.matcher(source).find());
    }

    static List<JsonNode> documents(Path file) {
        try (YAMLParser parser = ((YAMLFactory) YAML.getFactory()).createParser(file.toFile())) {
            parser.enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            return YAML.readValues(parser, JsonNode.class).readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not YAML", e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final List<String> SOURCES = new ArrayList<>();

    private static synchronized List<String> sources() {
        if (SOURCES.isEmpty()) {
            try (Stream<Path> files = Files.walk(ROOT)) {
                files.filter(file -> file.toString().contains("/src/main/"))
                        .filter(file -> file.toString().endsWith(".java")
                                || file.toString().endsWith(".properties"))
                        .forEach(file -> SOURCES.add(read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return SOURCES;
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docker-compose.yml"))) {
            Path parent = here.getParent();
            if (parent == null) {
                throw new AssertionError("not inside the project");
            }
            here = parent;
        }
        return here;
    }
}
