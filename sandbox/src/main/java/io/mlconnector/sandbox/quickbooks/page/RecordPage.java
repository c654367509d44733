package io.mlconnector.sandbox.quickbooks.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.page.Said;
import io.mlconnector.sandbox.page.Typed;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.Map;
import java.util.Optional;

/// One record, to look at and to change.
final class RecordPage {
    private static final Typed NOTHING = new Typed(Map.of());

    private RecordPage() {}

    static Answer show(Call call, Room room, EntityType type, String id) {
        if (call.query("new") != null) {
            return Sheets.creatable(type)
                    ? RecordView.show(200, call, room, type, fresh(call, room, type), NOTHING, "")
                    : room.site().notFound(call);
        }
        return room.till()
                .find(type, id)
                .map(record -> RecordView.show(200, call, room, type, record, NOTHING, ""))
                .orElseGet(() -> room.site().notFound(call));
    }

    static Answer post(Call call, Room room, EntityType type, String id, Typed typed) {
        boolean create = call.query("new") != null && Sheets.creatable(type);
        Optional<ObjectNode> known =
                create ? Optional.of(fresh(call, room, type)) : room.till().find(type, id);
        if (known.isEmpty()) {
            return room.site().notFound(call);
        }
        ObjectNode record = known.get();
        try {
            Deed.Result result = typed.text("do").isEmpty()
                    ? save(room, type, record, typed)
                    : Deed.carryOut(typed.text("do"), room, type, record, typed);
            return switch (result.outcome()) {
                case Till.Outcome.Done done -> result.said().redirect(next(type, id, result.said(), done));
                case Till.Outcome.Refused refused ->
                    RecordView.show(422, call, room, type, record, typed, refused.sentence());
            };
        } catch (NotUnderstoodException e) {
            return RecordView.show(422, call, room, type, record, typed, e.sentence());
        }
    }

    private static Deed.Result save(Room room, EntityType type, ObjectNode record, Typed typed) {
        boolean create = !record.has("Id");
        ObjectNode body = new Sheet(Sheets.of(type)).changes(create ? Json.object() : record, typed, room.refs());
        Lines.of(type).ifPresent(lines -> {
            var written = lines.read(record, typed);
            if (create || !written.equals(lines.unchanged(record))) {
                body.set("Line", written);
            }
        });
        if (create) {
            body.properties().removeIf(property -> property.getValue().isNull());
            return new Deed.Result(room.till().write(type, "", body), Said.CREATED);
        }
        if (body.isEmpty()) {
            return new Deed.Result(new Till.Outcome.Done(record), Said.SAME);
        }
        body.put("Id", record.path("Id").asText())
                .put("SyncToken", typed.text("SyncToken"))
                .put("sparse", true);
        return new Deed.Result(room.till().write(type, "", body), Said.SAVED);
    }

    private static String next(EntityType type, String id, Said said, Till.Outcome.Done done) {
        return switch (said) {
            case DELETED -> RecordAddress.ofAll(type);
            case CREATED -> RecordAddress.of(type, done.record().path("Id").asText());
            default -> RecordAddress.of(type, id);
        };
    }

    /// A new one with what is known already.
    private static ObjectNode fresh(Call call, Room room, EntityType type) {
        ObjectNode record = Json.object();
        if (type.kind() == EntityType.Kind.TRANSACTION) {
            record.put("TxnDate", room.today().toString());
        }
        EntityType partner = type == EntityType.BILL ? EntityType.VENDOR : EntityType.CUSTOMER;
        room.till()
                .find(partner, call.query("of", ""))
                .ifPresent(found -> record.putObject(partner.wire() + "Ref")
                        .put("name", found.path("DisplayName").asText()));
        return record;
    }
}
