package io.mlconnector.serviceruntime.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// One record of the trail, as its place and the digest of all that it holds.
///
/// @param digest SHA-256, lower-case hex
public record AuditEntry(long offset, String digest) {
    /// The chain before the first record.
    public static final String START = "0".repeat(64);

    private static final int BRIEF = 16;

    /// Offset, time, key, value and headers count: each with its length, so that nothing can move between them.
    public static AuditEntry of(ConsumerRecord<String, byte[]> record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(record.offset())
                .putLong(record.timestamp())
                .array());
        part(bytes, record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8));
        part(bytes, record.value());
        record.headers().forEach(header -> {
            part(bytes, header.key().getBytes(StandardCharsets.UTF_8));
            part(bytes, header.value());
        });
        return new AuditEntry(record.offset(), sha256(bytes.toByteArray()));
    }

    /// The chain after this record.
    public String chainedTo(String before) {
        return sha256((before + digest).getBytes(StandardCharsets.US_ASCII));
    }

    /// As a seal names it.
    String brief() {
        return offset + ":" + digest.substring(0, BRIEF);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void part(ByteArrayOutputStream bytes, byte @Nullable [] part) {
        int length = part == null ? -1 : part.length;
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        if (part != null) {
            bytes.writeBytes(part);
        }
    }
}
