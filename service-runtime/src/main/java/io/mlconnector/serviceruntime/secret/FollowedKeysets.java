package io.mlconnector.serviceruntime.secret;

import io.mlconnector.serviceruntime.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The keysets of a file as it is now: read again when the file was replaced. One that cannot be read any
/// more leaves the keys that we have in use.
final class FollowedKeysets implements Supplier<Map<Purpose, Keysets.Keyset>> {
    private static final Logger LOG = Logger.getLogger(FollowedKeysets.class);

    private final Path file;
    private @Nullable Object seen;
    private Map<Purpose, Keysets.Keyset> keysets;

    /// @throws ConfigurationException when it is no keyset file
    FollowedKeysets(Path file) {
        this.file = file;
        this.seen = mark();
        this.keysets = KeysetFile.read(file);
    }

    @Override
    public synchronized Map<Purpose, Keysets.Keyset> get() {
        Object now = mark();
        if (now != null && !now.equals(seen)) {
            seen = now;
            try {
                keysets = KeysetFile.read(file);
                LOG.infof("the keys in %s were replaced, and are used from now on", file);
            } catch (ConfigurationException e) {
                LOG.errorf("%s The keys from before stay in use", e.getMessage());
            }
        }
        return keysets;
    }

    private @Nullable Object mark() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException _) {
            return null;
        }
    }
}
