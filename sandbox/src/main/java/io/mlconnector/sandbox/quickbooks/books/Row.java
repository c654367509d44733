package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.store.Packed;
import io.mlconnector.sandbox.store.Packer;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/// One record at rest, with what most statements ask for beside it.
///
/// @param updated seconds since 1970 of its `LastUpdatedTime`
public record Row(long id, long updated, boolean active, Packed content) implements Supplier<ObjectNode> {
    static Row of(ObjectNode record, Packer packer) {
        Packed content = packer.pack(record);
        long updated = PacificTime.parse(Nodes.text(record.path("MetaData"), "LastUpdatedTime"))
                .map(Instant::getEpochSecond)
                .orElse(0L);
        return new Row(Long.parseLong(Nodes.text(record, "Id")), updated, Nodes.active(record), content);
    }

    /// A fresh copy, which belongs to the caller.
    @Override
    public ObjectNode get() {
        return content.unpack();
    }

    /// The text of a property, empty when it has none.
    String text(String property) {
        String text = content.findText(property);
        return text == null ? "" : text;
    }

    /// The id that a reference points to, or empty.
    String ref(String property) {
        Packed reference = content.findObject(property);
        String id = reference == null ? null : reference.findText("value");
        return id == null ? "" : id;
    }

    /// Records that are unpacked when somebody looks at them, each time anew: a hundred thousand of them at once would
    /// be too many.
    static List<ObjectNode> unpacked(List<? extends Supplier<ObjectNode>> rows) {
        return new AbstractList<>() {
            @Override
            public ObjectNode get(int index) {
                return rows.get(index).get();
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    static Supplier<ObjectNode> loose(ObjectNode record) {
        return () -> record;
    }
}
