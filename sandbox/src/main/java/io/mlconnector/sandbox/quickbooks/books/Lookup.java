package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// The records as seen from somewhere: committed ([Books]) or with one unit's own changes on top ([Unit]). Nobody but a
/// unit changes what it returns.
public interface Lookup {
    Optional<ObjectNode> find(EntityType type, String id);

    /// In the order of their ids.
    List<ObjectNode> list(EntityType type);
}
