package io.mlconnector.serviceruntime.token;

/// Hears what a person may ask about later. No method blocks, and none is told a token.
interface TokenEvents {
    TokenEvents NONE = new TokenEvents() {
        @Override
        public void connected(long grant) {}

        @Override
        public void resealed() {}

        @Override
        public void refreshFailed(String why) {}

        @Override
        public void personNeeded(String why) {}
    };

    /// What a person granted on the console is stored.
    ///
    /// @param grant its version
    void connected(long grant);

    /// What is kept is sealed with the key that took the place of an older one.
    void resealed();

    /// The first failure of several in a row.
    void refreshFailed(String why);

    /// Nothing goes on before a person connects.
    void personNeeded(String why);
}
