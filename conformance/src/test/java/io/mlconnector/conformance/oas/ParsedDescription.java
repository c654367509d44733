package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.yaml.snakeyaml.LoaderOptions;

/// The corrected description as a JSON tree. The YAML file is read once; later runs take the corrected form from a
/// file that is named by the digest of the source and of the corrections.
final class ParsedDescription {
    private static final int MAX_CHARACTERS = 20_000_000;

    private ParsedDescription() {}

    /// @param cache a folder; made when it is not there
    static ObjectNode load(Path source, Path cache) {
        try {
            byte[] yaml = Files.readAllBytes(source);
            Path cached = cache.resolve("asana-" + key(yaml) + ".json");
            ObjectMapper json = new ObjectMapper();
            if (Files.exists(cached)) {
                return (ObjectNode) json.readTree(cached.toFile());
            }
            ObjectNode patched = Patches.applied(parse(yaml));
            Files.createDirectories(cache);
            Path half = Files.createTempFile(cache, "asana-", ".half");
            json.writeValue(half.toFile(), patched);
            Files.move(half, cached, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return patched;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read Asana's API description " + source, e);
        }
    }

    private static ObjectNode parse(byte[] yaml) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        // The description names what many places share, and points to it.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        YAMLFactory factory = YAMLFactory.builder().loaderOptions(options).build();
        return (ObjectNode) new ObjectMapper(factory).readTree(new String(yaml, StandardCharsets.UTF_8));
    }

    private static String key(byte[] source) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(source);
            Patches.digest(digest);
            return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
