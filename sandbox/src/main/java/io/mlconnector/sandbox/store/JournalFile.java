package io.mlconnector.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The file of a [Journal]: lines of JSON objects, held by one process at a time.
final class JournalFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final DataLock lock;
    private @Nullable FileChannel out;
    private @Nullable FileChannel in;

    private JournalFile(Path path, DataLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /// @throws IllegalStateException when another process has it
    static JournalFile lock(Path path) {
        return new JournalFile(path, DataLock.take(path));
    }

    interface LineReader {
        /// @throws IOException when the line is no JSON object
        void read(byte[] line, long offset) throws IOException;
    }

    /// Reads what was written so far, line by line. A last line without its line end was cut off by a crash: nobody was
    /// told that it happened, so it did not.
    void replay(LineReader reader) {
        if (!Files.exists(path)) {
            return;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long offset = 0;
            long number = 1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                read(reader, line.toByteArray(), offset, number);
                offset += line.size() + 1L;
                number++;
                line.reset();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the sandbox data file " + path, e);
        }
    }

    private void read(LineReader reader, byte[] line, long offset, long number) {
        try {
            reader.read(line, offset);
        } catch (IOException e) {
            throw new IllegalStateException("Line " + number + " of " + path + " is not a JSON object.", e);
        }
    }

    /// Puts a file in the place of this one that has nothing but these values, and opens it.
    ///
    /// @return where the values are now
    Map<String, Place> rewrite(Map<String, Place> places, Map<String, Long> sequences) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Map<String, Place> moved = new LinkedHashMap<>();
        try {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(fresh), BUFFER);
                    FileChannel from = places.isEmpty() ? null : FileChannel.open(path, StandardOpenOption.READ)) {
                long offset = 0;
                for (Map.Entry<String, Place> entry : places.entrySet()) {
                    byte[] head = utf8("{\"" + History.PUT + "\":{" + Json.write(Json.text(entry.getKey())) + ":");
                    byte[] value = read(Objects.requireNonNull(from), entry.getValue());
                    byte[] tail = utf8("}}\n");
                    to.write(head);
                    to.write(value);
                    to.write(tail);
                    moved.put(entry.getKey(), new Place(offset + head.length, value.length));
                    offset += head.length + value.length + tail.length;
                }
                ObjectNode ids = Json.object();
                ObjectNode values = ids.putObject(History.IDS);
                sequences.forEach(values::put);
                to.write(utf8(Json.write(ids) + "\n"));
            }
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            out = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            in = FileChannel.open(path, StandardOpenOption.READ);
            return moved;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the sandbox data file " + path, e);
        }
    }

    JsonNode read(Place place) {
        FileChannel channel = in;
        if (channel == null) {
            throw new IllegalStateException("The sandbox data file " + path + " is closed.");
        }
        try {
            return Json.read(new String(read(channel, place), StandardCharsets.UTF_8))
                    .orElseThrow(() -> new IllegalStateException("A value in " + path + " is no JSON any more."));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the sandbox data file " + path, e);
        }
    }

    private static byte[] read(FileChannel channel, Place place) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(place.length());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, place.offset() + bytes.position()) < 0) {
                throw new EOFException("It is shorter than it was.");
            }
        }
        return bytes.array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void append(String line) {
        FileChannel channel = out;
        if (channel == null) {
            throw new IllegalStateException("The sandbox data file " + path + " is closed.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(utf8(line + "\n"));
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
            if (in != null) {
                in.close();
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the sandbox data file " + path, e);
        }
    }
}
