package io.mlconnector.serviceruntime.token;

/// Keeps one connection's tokens, encrypted. Opening it shuts out the owner before.
interface TokenVault extends AutoCloseable {

    /// What is stored now, everything that was saved before included.
    ///
    /// @throws VaultException when that cannot be found out now
    TokenPair load();

    /// Returns only when all replicas hold both tokens.
    ///
    /// @throws VaultException when that is not certain; saving the same again is right
    /// @throws OwnershipLostException when somebody else owns the connection now
    void save(TokenPair tokens);

    /// Whether what was loaded last is sealed with a key that only opens any more: saving it again puts that
    /// right.
    boolean isOutdated();

    @Override
    void close();

    /// Try again.
    final class VaultException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        VaultException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Stop.
    final class OwnershipLostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OwnershipLostException(Throwable cause) {
            super("another instance owns the tokens now", cause);
        }
    }
}
