package io.mlconnector.local.installation;

/// The ports of an installation, with the environment variable that moves each.
public enum Port {
    CONSOLE("CONSOLE_PORT", 8080, "the console"),
    INGEST("INGEST_PORT", 8081, "ingest-service"),
    ENRICH("ENRICH_PORT", 8082, "enrich-service"),
    ASANA_WRITER("ASANA_WRITER_PORT", 8083, "asana-writer"),
    QBO_WRITER("QBO_WRITER_PORT", 8084, "qbo-writer"),
    SANDBOX_QUICKBOOKS("SANDBOX_QUICKBOOKS_PORT", 8091, "the QuickBooks sandbox"),
    SANDBOX_ASANA("SANDBOX_ASANA_PORT", 8092, "the Asana sandbox"),
    KAFKA("KAFKA_PORT", 9092, "Kafka");

    private final String variable;
    private final int usual;
    private final String owner;

    Port(String variable, int usual, String owner) {
        this.variable = variable;
        this.usual = usual;
        this.owner = owner;
    }

    public String variable() {
        return variable;
    }

    int usual() {
        return usual;
    }

    /// Who listens there, for people.
    public String owner() {
        return owner;
    }
}
