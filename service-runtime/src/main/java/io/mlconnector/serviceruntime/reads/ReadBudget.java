package io.mlconnector.serviceruntime.reads;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many reads a month may cost, and how polling slows so that they last. Polling alone gives way: what a webhook
/// points to and what a write needs is read all the same, and writes cost nothing.
///
/// @param perMonth null where there is none
public record ReadBudget(@Nullable Long perMonth) {
    public static final ReadBudget NONE = new ReadBudget(null);

    /// A lost webhook is found after this time at the latest, also when the budget is used up.
    static final Duration LONGEST = Duration.ofHours(6);

    /// One part in this many is left for what comes unforeseen.
    private static final long RESERVE = 20;

    /// @param perMonth as configured
    public static ReadBudget of(Optional<Long> perMonth) {
        return perMonth.map(ReadBudget::new).orElse(NONE);
    }

    public ReadBudget {
        if (perMonth != null && perMonth < 1) {
            throw new IllegalArgumentException("a budget of " + perMonth + " reads");
        }
    }

    /// How far apart the looks have to be so that the budget lasts until the end of the month.
    ///
    /// @param usual how far apart they are where nothing has to be saved; never shorter
    public Duration interval(Duration usual, MonthOfReads reads) {
        if (perMonth == null) {
            return usual;
        }
        long others = reads.still(reads.recurring() - reads.of(ReadCause.CDC.id()));
        long looks = perMonth - perMonth / RESERVE - reads.soFar() - others;
        Duration needed = looks <= 0 ? LONGEST : reads.left().dividedBy(looks);
        Duration bounded = needed.compareTo(LONGEST) > 0 ? LONGEST : needed;
        return bounded.compareTo(usual) > 0 ? bounded : usual;
    }

    /// One plain sentence on the month.
    public String sentence(MonthOfReads reads) {
        String sentence = reads.soFar() + " reads of QuickBooks in " + reads.month() + " so far";
        if (reads.isForecastMeaningful()) {
            sentence += ", " + reads.forecast() + " at the end of the month if it goes on like this";
        }
        if (perMonth == null) {
            return sentence + "; no budget is set.";
        }
        if (reads.soFar() >= perMonth) {
            return sentence + ": the budget of " + perMonth + " is used up, polling is as slow as it gets.";
        }
        return sentence
                + (isTight(reads) ? ": more than the budget of " : "; the budget is ")
                + perMonth
                + (isTight(reads) ? ", polling slows down." : ".");
    }

    /// Whether the month will cost more than it may.
    public boolean isTight(MonthOfReads reads) {
        return perMonth != null && reads.forecast() > perMonth;
    }
}
