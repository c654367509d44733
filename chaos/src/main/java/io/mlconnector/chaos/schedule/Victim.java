package io.mlconnector.chaos.schedule;

/// What can be killed.
public enum Victim {
    BROKER("kafka"),
    /// Only in a run with three.
    BROKER_2("kafka-2"),
    BROKER_3("kafka-3"),
    INGEST_SERVICE("ingest-service"),
    ENRICH_SERVICE("enrich-service"),
    ASANA_WRITER("asana-writer"),
    QBO_WRITER("qbo-writer");

    private final String id;

    Victim(String id) {
        this.id = id;
    }

    /// A service's module has this name.
    public String id() {
        return id;
    }

    public boolean isBroker() {
        return this == BROKER || this == BROKER_2 || this == BROKER_3;
    }

    public boolean isWriter() {
        return this == ASANA_WRITER || this == QBO_WRITER;
    }
}
