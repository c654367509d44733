package io.mlconnector.local.setup;

import java.time.Duration;

/// How far the first load is.
///
/// @param layout whether the fields and projects are in place
/// @param read whether both sides were read once
/// @param written commands that asana-writer has finished
/// @param wanted commands that there are so far
/// @param detail what the services say
public record LoadState(boolean layout, boolean read, long written, long wanted, String detail) {
    private static final int WIDTH = 24;

    public boolean isDone() {
        return layout && read && written >= wanted;
    }

    /// A bar with what is left, from the pace since the watch began.
    ///
    /// @param before at the begin of the watch
    public String line(LoadState before, Duration since) {
        if (!layout) {
            return "Setting up the fields and projects in Asana";
        }
        long percent = wanted == 0 ? (read ? 100 : 0) : written * 100 / wanted;
        int filled = (int) (percent * WIDTH / 100);
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + percent + " %, " + written + " of "
                + wanted + " written to Asana" + (read ? "" : ", QuickBooks is still being read") + left(before, since);
    }

    private String left(LoadState before, Duration since) {
        long done = written - before.written();
        if (isDone() || done <= 0 || since.isZero()) {
            return "";
        }
        Duration rest = since.multipliedBy(wanted - written).dividedBy(done);
        return ", about " + words(rest) + " left";
    }

    /// `45 s`, `12 min`, `3 h 20 min`.
    public static String words(Duration time) {
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        return time.toHours() == 0 ? time.toMinutes() + " min" : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
