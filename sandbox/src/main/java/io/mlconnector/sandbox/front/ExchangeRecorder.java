package io.mlconnector.sandbox.front;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes each exchange as a line of JSON, to be judged by the vendor's own description of its API. Bodies are written
/// as
/// they were, webhook secrets included: this is for tests.
public final class ExchangeRecorder implements ExchangeObserver {
    /// Names the folder; without it nothing is recorded.
    public static final String VARIABLE = "SANDBOX_EXCHANGES";

    private final Path file;
    private @Nullable FileChannel channel;
    private boolean closed;

    private ExchangeRecorder(Path file) {
        this.file = file;
    }

    /// @param side begins the file's name; each sandbox has a file of its own
    public static ExchangeObserver from(Map<String, String> environment, String side) {
        String folder = environment.getOrDefault(VARIABLE, "");
        if (folder.isBlank()) {
            return ExchangeObserver.none();
        }
        String name = side + "-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".jsonl";
        return new ExchangeRecorder(Path.of(folder, name));
    }

    /// A call that got no answer is not recorded.
    @Override
    public void exchanged(Call call, Answer answer, boolean spoilt) {
        if (answer.isSent()) {
            write(line(call, answer, spoilt));
        }
    }

    private static String line(Call call, Answer answer, boolean spoilt) {
        ObjectNode line = Json.object()
                .put("method", call.method())
                .put("path", call.rawPath())
                .put("query", call.rawQuery())
                .put("contentType", call.header("content-type"))
                .put("userAgent", call.header("user-agent"))
                .put("authorization", call.header("authorization") != null)
                .put("requestBody", call.text())
                .put("status", answer.status())
                .put("answerContentType", answer.headers().get("Content-Type"))
                .put("retryAfter", answer.headers().get("Retry-After"))
                .put("answerBody", answer.text())
                .put("fault", spoilt);
        line.properties().removeIf(member -> member.getValue().isNull());
        return Json.write(line) + "\n";
    }

    private synchronized void write(String line) {
        if (closed) {
            return;
        }
        try {
            if (channel == null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(VARIABLE + " names a folder that cannot be written: " + file, e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
