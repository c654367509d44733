package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// The records as seen from somewhere: committed ([Books]) or with one unit's own changes on top ([Unit]). Nobody but a
/// unit changes what it returns.
public interface Lookup {
    Optional<ObjectNode> find(EntityType type, String id);

    /// In the order of their ids. Looks at every record: not for what every write does.
    List<ObjectNode> list(EntityType type);

    /// Those with this name of their own (not their parents'), in any case.
    List<ObjectNode> named(EntityType type, String name);

    /// Those whose `ParentRef` it is.
    List<ObjectNode> under(EntityType type, String parentId);

    List<ObjectNode> numbered(EntityType type, String docNumber);

    /// The highest document number that is a number; 0 when there is none.
    long highestNumber(EntityType type);
}
