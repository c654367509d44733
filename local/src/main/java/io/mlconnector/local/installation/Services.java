package io.mlconnector.local.installation;

import java.util.Map;

/// The connector's own services, however they are run.
interface Services extends AutoCloseable {

    /// Returns when all of them are ready.
    ///
    /// @param environment what they are configured with
    void start(Map<String, String> environment);

    /// Returns when one of them ends by itself, or all were closed.
    void awaitEnd() throws InterruptedException;

    /// Stops them in order. Closing twice does nothing.
    @Override
    void close();
}
