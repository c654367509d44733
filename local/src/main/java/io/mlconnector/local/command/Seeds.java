package io.mlconnector.local.command;

import io.mlconnector.local.terminal.CommandFailure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// Seeds of several runs: `1-20`, or `7` alone.
record Seeds(long from, long to) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?");
    private static final int MOST = 1_000;

    /// @throws CommandFailure saying what it should look like
    static Seeds parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw CommandFailure.usage("--seeds is FROM-TO such as 1-20; not '" + text + "'.");
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2) == null ? from : Long.parseLong(matcher.group(2));
        if (to < from || to - from >= MOST) {
            throw CommandFailure.usage("--seeds is from a lower to a higher number, " + MOST + " at most.");
        }
        return new Seeds(from, to);
    }

    List<Long> list() {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
