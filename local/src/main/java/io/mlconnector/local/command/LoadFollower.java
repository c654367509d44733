package io.mlconnector.local.command;

import io.mlconnector.local.setup.LoadState;
import io.mlconnector.local.setup.LoadWatch;
import io.mlconnector.local.terminal.Terminal;
import java.time.Duration;

/// Shows the first load until it is done: a bar on a terminal, now and then a line elsewhere.
final class LoadFollower {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_A_LINE = 10;

    /// As long as nothing at all moves; what moves is waited for.
    private static final Duration STANDSTILL = Duration.ofMinutes(10);

    private final LoadWatch watch;
    private final Terminal terminal;

    LoadFollower(LoadWatch watch, Terminal terminal) {
        this.watch = watch;
        this.terminal = terminal;
    }

    /// @return false when nothing moved for a long time
    boolean follow() throws InterruptedException {
        long begin = System.nanoTime();
        LoadState first = watch.look();
        LoadState last = first;
        long moved = begin;
        // Twice: between two commands there may be a moment with nothing to write.
        int done = 0;
        String said = "";
        for (int looks = 0; ; looks++) {
            LoadState now = watch.look();
            done = now.isDone() ? done + 1 : 0;
            if (done > 1) {
                terminal.line(now.line(first, Duration.ofNanos(System.nanoTime() - begin)));
                terminal.line(terminal.good("Loaded.") + " " + now.detail());
                return true;
            }
            if (!now.equals(last)) {
                moved = System.nanoTime();
                last = now;
            }
            if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                terminal.line("Nothing has moved for " + STANDSTILL.toMinutes() + " minutes: " + now.detail()
                        + " ./mlc doctor and ./mlc status say more; ./mlc setup goes on where this ends.");
                return false;
            }
            String line = now.line(first, Duration.ofNanos(System.nanoTime() - begin));
            if (terminal.isInteractive()) {
                terminal.progress(line);
            } else if (looks % LOOKS_A_LINE == 0 && !line.equals(said)) {
                said = line;
                terminal.line(line);
            }
            Thread.sleep(LOOK);
        }
    }
}
