package io.mlconnector.quickbooks;

/// One query of a batch.
///
/// @param id ours, at most 10 characters, unique in the batch
public record BatchItem(String id, String statement) {
    public BatchItem {
        if (id.isEmpty() || id.length() > 10) {
            throw new IllegalArgumentException("a batch item's id has 1 to 10 characters: " + id);
        }
    }
}
