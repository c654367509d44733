package io.mlconnector.chaos;

/// Told how far a run is.
public interface Progress {
    /// A line for people.
    void phase(String text);

    /// @param done deeds of all
    void storm(int done, int all, int deaths);
}
