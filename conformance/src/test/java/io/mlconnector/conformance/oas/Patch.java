package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A correction of the description, where it is known to contradict the real service or only costs time.
interface Patch {
    /// The corrected description. The given one stays as it is.
    ObjectNode applied(ObjectNode document);
}
