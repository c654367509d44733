package io.mlconnector.chaos.schedule;

/// A connection between two processes that goes through a proxy.
public enum Link {
    INGEST_KAFKA(Victim.INGEST_SERVICE, End.KAFKA),
    ENRICH_KAFKA(Victim.ENRICH_SERVICE, End.KAFKA),
    ASANA_WRITER_KAFKA(Victim.ASANA_WRITER, End.KAFKA),
    QBO_WRITER_KAFKA(Victim.QBO_WRITER, End.KAFKA),
    INGEST_QUICKBOOKS(Victim.INGEST_SERVICE, End.QUICKBOOKS),
    ENRICH_QUICKBOOKS(Victim.ENRICH_SERVICE, End.QUICKBOOKS),
    QBO_WRITER_QUICKBOOKS(Victim.QBO_WRITER, End.QUICKBOOKS),
    INGEST_ASANA(Victim.INGEST_SERVICE, End.ASANA),
    ENRICH_ASANA(Victim.ENRICH_SERVICE, End.ASANA),
    ASANA_WRITER_ASANA(Victim.ASANA_WRITER, End.ASANA),
    /// From the vendors to ingest-service.
    WEBHOOKS(Victim.INGEST_SERVICE, End.WEBHOOKS);

    private final Victim service;
    private final End end;

    Link(Victim service, End end) {
        this.service = service;
        this.end = end;
    }

    /// What a service speaks with.
    public enum End {
        KAFKA,
        QUICKBOOKS,
        ASANA,
        WEBHOOKS
    }

    public Victim service() {
        return service;
    }

    public End end() {
        return end;
    }
}
