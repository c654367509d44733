package io.mlconnector.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 attributes as Kafka headers in binary mode:
/// https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
public final class CloudEventHeaders {
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String SPEC_VERSION = "ce_specversion";
    /// What caused this record: `topic-partition-offset` or an event's id.
    public static final String CAUSATION_ID = "ce_causationid";

    public static final String CONTENT_TYPE = "content-type";

    private CloudEventHeaders() {}

    /// @param id derived from the cause, so that the same cause gives the same id
    /// @param source the service, `/enrich-service`
    /// @param type past tense, dotted and versioned: `connector.record.changed.v1`
    /// @param subject the record's key
    public static Headers of(
            String id, String source, String type, String subject, Instant time, @Nullable String causationId) {
        Headers headers = new RecordHeaders();
        put(headers, SPEC_VERSION, "1.0");
        put(headers, ID, id);
        put(headers, SOURCE, source);
        put(headers, TYPE, type);
        put(headers, SUBJECT, subject);
        put(headers, TIME, time.toString());
        put(headers, CONTENT_TYPE, "application/json");
        if (causationId != null) {
            put(headers, CAUSATION_ID, causationId);
        }
        return headers;
    }

    public static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    public static @Nullable String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
