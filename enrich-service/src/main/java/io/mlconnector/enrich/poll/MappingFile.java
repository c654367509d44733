package io.mlconnector.enrich.poll;

import io.mlconnector.contracts.MappingV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.Hash;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// The mapping file: which time zone the company keeps its books in, which account journal entries credit, and which
/// projects are linked where there is no portfolio.
///
/// ```yaml
/// zone: America/New_York
/// journalEntry:
///   creditAccount: Accounts Payable
/// projects:
///   - project: 1200000000000042
///     class: Fairview
///     department: Services
///     customer: Ada Lovelace
/// ```
///
/// Whatever is not understood stops the start, with the line and the key: a misspelt rule about money must not be left
/// out silently.
public final class MappingFile {
    private static final int LARGEST = 256 * 1024;

    private final Path file;

    private MappingFile(Path file) {
        this.file = file;
    }

    /// @throws ConfigurationException when the file cannot be read or holds something else
    public static MappingV1 load(Optional<Path> file, ConnectionId connection) {
        if (file.isEmpty()) {
            return MappingV1.of(connection.value(), "default", Mapping.DEFAULT);
        }
        String text = text(file.get());
        return MappingV1.of(connection.value(), Hash.of(text), new MappingFile(file.get()).parse(text));
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new ConfigurationException("MAPPING_FILE (" + file + ") is larger than 256 KiB.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException("MAPPING_FILE is " + file + ", which cannot be read as text.");
        }
    }

    private Mapping parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(10);
        Node root;
        try {
            root = new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new ConfigurationException(
                    "MAPPING_FILE (" + file + ") line " + line + ": no readable YAML: " + e.getProblem() + ".");
        }
        if (root == null) {
            return Mapping.DEFAULT;
        }
        ZoneId zone = Mapping.DEFAULT.zone();
        String creditAccount = null;
        List<Mapping.LinkedProject> projects = List.of();
        for (Map.Entry<String, Node> entry : members(root, "the file").entrySet()) {
            Node value = entry.getValue();
            switch (entry.getKey()) {
                case "zone" -> zone = zone(value);
                case "journalEntry" -> creditAccount = creditAccount(value);
                case "projects" -> projects = projects(value);
                default -> throw unknown(value, entry.getKey(), "zone, journalEntry and projects");
            }
        }
        return new Mapping(zone, creditAccount, projects);
    }

    private ZoneId zone(Node node) {
        String text = scalar(node, "zone");
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong(node, "zone", "is '" + text + "', which is no time zone; write it as Europe/Berlin");
        }
    }

    private @Nullable String creditAccount(Node node) {
        String account = null;
        for (Map.Entry<String, Node> entry : members(node, "journalEntry").entrySet()) {
            if (!entry.getKey().equals("creditAccount")) {
                throw unknown(entry.getValue(), "journalEntry." + entry.getKey(), "creditAccount");
            }
            account = scalar(entry.getValue(), "journalEntry.creditAccount");
        }
        return account;
    }

    private List<Mapping.LinkedProject> projects(Node node) {
        if (!(node instanceof SequenceNode list)) {
            throw wrong(node, "projects", "must be a list");
        }
        Map<String, Mapping.LinkedProject> projects = new LinkedHashMap<>();
        for (Node item : list.getValue()) {
            Mapping.LinkedProject project = project(item);
            if (projects.put(project.projectGid(), project) != null) {
                throw wrong(item, "projects.project", "names " + project.projectGid() + " a second time");
            }
        }
        return new ArrayList<>(projects.values());
    }

    private Mapping.LinkedProject project(Node item) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, Node> entry : members(item, "projects").entrySet()) {
            String key = "projects." + entry.getKey();
            switch (entry.getKey()) {
                case "project", "class", "department", "customer" ->
                    values.put(entry.getKey(), scalar(entry.getValue(), key));
                default -> throw unknown(entry.getValue(), key, "project, class, department and customer");
            }
        }
        String gid = values.get("project");
        if (gid == null) {
            throw wrong(item, "projects.project", "is missing: it is the number of the Asana project");
        }
        if (!gid.matches("[0-9]{1,32}")) {
            throw wrong(item, "projects.project", "is '" + gid + "': it is the number of the Asana project");
        }
        return new Mapping.LinkedProject(gid, values.get("class"), values.get("department"), values.get("customer"));
    }

    private Map<String, Node> members(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, key, "must be a set of keys with values");
        }
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (members.put(name, tuple.getValueNode()) != null) {
                throw wrong(tuple.getKeyNode(), name, "is there twice");
            }
        }
        return members;
    }

    /// Text, or a whole number, which is how people write ids.
    private String scalar(Node node, String key) {
        if (!(node instanceof ScalarNode scalar)
                || !(scalar.getTag().equals(Tag.STR) || scalar.getTag().equals(Tag.INT))) {
            throw wrong(node, key, "must be a text");
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            throw wrong(node, key, "is empty");
        }
        return text;
    }

    private ConfigurationException unknown(Node node, String key, String known) {
        return wrong(node, key, "is not known; known here: " + known);
    }

    private ConfigurationException wrong(Node node, String key, String what) {
        return new ConfigurationException("MAPPING_FILE (" + file + ") line "
                + (node.getStartMark().getLine() + 1) + ": " + key + " " + what + ".");
    }
}
