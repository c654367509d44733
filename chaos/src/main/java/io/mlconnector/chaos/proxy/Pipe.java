package io.mlconnector.chaos.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.random.RandomGenerator;

/// One direction of a connection.
final class Pipe implements Runnable {
    private static final int PIECE = 16 * 1024;

    private final Connection connection;
    private final Direction direction;
    private final Toxics toxics;
    private final RandomGenerator random;

    Pipe(Connection connection, Direction direction, Toxics toxics, RandomGenerator random) {
        this.connection = connection;
        this.direction = direction;
        this.toxics = toxics;
        this.random = random;
    }

    @Override
    public void run() {
        try {
            pump(connection.from(direction), connection.to(direction));
            Thread.sleep(toxics.slowClose());
            connection.halfClose(direction);
        } catch (IOException _) {
            // One of the two has gone: so does the other.
            connection.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            connection.close();
        }
    }

    private void pump(InputStream from, OutputStream to) throws IOException, InterruptedException {
        byte[] piece = new byte[PIECE];
        long passed = 0;
        long version = -1;
        while (true) {
            int length = from.read(piece);
            if (length < 0) {
                return;
            }
            toxics.awaitNoPartition(direction, connection::isOpen);
            Toxics.Snapshot now = toxics.now();
            if (now.version() != version) {
                version = now.version();
                passed = 0;
            }
            Passage passage = Passage.of(now.toxics(), direction, passed, length, random);
            passage.struck().forEach(toxics::strike);
            if (passage.delay().isPositive()) {
                Thread.sleep(passage.delay());
            }
            to.write(piece, 0, passage.length());
            to.flush();
            passed += length;
            switch (passage.end()) {
                case NONE -> {}
                case HOLE -> connection.tear();
                case CLOSE -> connection.close();
                case RESET -> connection.reset();
            }
        }
    }
}
