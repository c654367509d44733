package io.mlconnector.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The file of a [Journal]: lines of JSON objects, held by one process at a time through a lock file beside it.
final class JournalFile implements AutoCloseable {
    private final Path path;
    private final FileChannel lockChannel;
    private @Nullable FileChannel out;

    private JournalFile(Path path, FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    static JournalFile lock(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path lockPath = path.resolveSibling(path.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new IllegalStateException(
                        "The sandbox data in " + path + " is in use by another sandbox; stop it first.");
            }
            return new JournalFile(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the sandbox data file " + path, e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /// What was written so far. A last line without its line end was cut off by a crash: nobody was told that it
    /// happened, so it did not.
    List<ObjectNode> lines() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            // Not readString: a torn line may end inside a character, and that must not spoil the whole file.
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            String[] parts = text.split("\n", -1);
            List<ObjectNode> lines = new ArrayList<>();
            for (int i = 0; i < parts.length - 1; i++) {
                Optional<ObjectNode> line = Json.readObject(parts[i]);
                int number = i + 1;
                lines.add(line.orElseThrow(
                        () -> new IllegalStateException("Line " + number + " of " + path + " is not a JSON object.")));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the sandbox data file " + path, e);
        }
    }

    void rewrite(List<String> lines) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.write(fresh, lines, StandardCharsets.UTF_8);
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            out = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the sandbox data file " + path, e);
        }
    }

    void append(String line) {
        FileChannel channel = out;
        if (channel == null) {
            throw new IllegalStateException("The sandbox data file " + path + " is closed.");
        }
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            // Half a line may be on disk now; another one after it would make the file unreadable.
            out = null;
            throw new UncheckedIOException("Cannot write the sandbox data file " + path, e);
        }
    }

    @Override
    public void close() {
        try {
            FileChannel channel = out;
            out = null;
            if (channel != null) {
                channel.close();
            }
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the sandbox data file " + path, e);
        }
    }
}
