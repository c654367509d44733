package io.mlconnector.serviceruntime.token;

import java.util.ArrayList;
import java.util.List;

/// One store, and a vault for each owner that opens it. Opening shuts out the vaults before.
final class SharedVault {
    final List<TokenPair> saved = new ArrayList<>();

    private int owner;
    private boolean away;
    private boolean loseAcknowledgement;
    private boolean outdated;

    TokenVault open() {
        failWhenAway();
        return new Vault(++owner);
    }

    TokenPair last() {
        return saved.isEmpty() ? TokenPair.NONE : saved.getLast();
    }

    void goAway(boolean now) {
        away = now;
    }

    /// Somebody has rotated the keys.
    void rotateKeys() {
        outdated = true;
    }

    /// The next save arrives, and nobody hears of it.
    void loseAcknowledgement() {
        loseAcknowledgement = true;
    }

    private void failWhenAway() {
        if (away) {
            throw new TokenVault.VaultException("Kafka is away", new IllegalStateException());
        }
    }

    private final class Vault implements TokenVault {
        private final int number;

        Vault(int number) {
            this.number = number;
        }

        @Override
        public TokenPair load() {
            failWhenAway();
            return last();
        }

        @Override
        public void save(TokenPair tokens) {
            failWhenAway();
            if (number != owner) {
                throw new OwnershipLostException(new IllegalStateException("fenced"));
            }
            saved.add(tokens);
            outdated = false;
            if (loseAcknowledgement) {
                loseAcknowledgement = false;
                throw new VaultException("not acknowledged", new IllegalStateException());
            }
        }

        @Override
        public boolean isOutdated() {
            return outdated;
        }

        @Override
        public void close() {}
    }
}
