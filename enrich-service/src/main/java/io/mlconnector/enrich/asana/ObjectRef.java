package io.mlconnector.enrich.asana;

import io.mlconnector.contracts.ChangeV1;
import java.util.Optional;

/// One object of Asana: `Task/1207`.
public record ObjectRef(Kind kind, String gid) {
    static Optional<ObjectRef> of(ChangeV1 change) {
        return change.id().matches("[0-9]{1,32}")
                ? Kind.find(change.type()).map(kind -> new ObjectRef(kind, change.id()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return kind.type() + "/" + gid;
    }
}
