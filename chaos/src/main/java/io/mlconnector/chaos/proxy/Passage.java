package io.mlconnector.chaos.proxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What becomes of a piece of a stream under the toxics of now.
///
/// @param delay before it goes on
/// @param length how much of it goes on
/// @param end what becomes of the connection after that
/// @param struck the kinds of toxics that had an effect
record Passage(Duration delay, int length, End end, List<String> struck) {
    Passage {
        struck = List.copyOf(struck);
    }

    enum End {
        /// It goes on.
        NONE,
        /// Its stream has a hole from here.
        HOLE,
        CLOSE,
        RESET
    }

    /// @param passed bytes in this direction since the toxics changed
    /// @param length of the piece
    static Passage of(List<Toxic> toxics, Direction direction, long passed, int length, RandomGenerator random) {
        Duration sum = Duration.ZERO;
        int left = length;
        End end = End.NONE;
        List<String> struck = new ArrayList<>();
        for (Toxic toxic : toxics) {
            switch (toxic) {
                case Toxic.Latency(var delay, var jitter) -> {
                    long spread = jitter.toMillis();
                    long millis = delay.toMillis() - spread + random.nextLong(2 * spread + 1);
                    sum = sum.plusMillis(Math.max(0, millis));
                    struck.add(toxic.kind());
                }
                case Toxic.Bandwidth(var rate) -> {
                    sum = sum.plusMillis(1000L * length / rate);
                    struck.add(toxic.kind());
                }
                case Toxic.Timeout _ -> {
                    left = 0;
                    end = worse(end, End.HOLE);
                    struck.add(toxic.kind());
                }
                case Toxic.ResetPeer _ -> {
                    left = 0;
                    end = worse(end, End.RESET);
                    struck.add(toxic.kind());
                }
                case Toxic.LimitData(var limited, var bytes) -> {
                    if (limited == direction && passed + length >= bytes) {
                        left = (int) Math.min(left, Math.max(0, bytes - passed));
                        end = worse(end, End.CLOSE);
                        struck.add(toxic.kind());
                    }
                }
                // Waited for before, and at the end: see Pipe.
                case Toxic.Partition _, Toxic.SlowClose _ -> {}
            }
        }
        return new Passage(sum, left, end, struck);
    }

    private static End worse(End one, End other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
