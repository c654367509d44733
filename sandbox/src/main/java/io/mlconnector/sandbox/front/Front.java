package io.mlconnector.sandbox.front;

import io.mlconnector.sandbox.fault.FaultDesk;
import io.mlconnector.sandbox.fault.Hit;
import io.mlconnector.sandbox.fault.Kind;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Bug;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Handler;
import io.mlconnector.sandbox.http.WireLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Stands before one vendor's API; pages and `/sandbox/` go around it.
public final class Front {
    private final FaultDesk faults;
    private final VendorErrors errors;
    private final WireLog log;
    private final ExchangeObserver observer;
    private final Function<Call, String> callers;
    private final Clock clock;

    /// @param callers names who calls, and never by a token; empty when unknown
    public Front(
            FaultDesk faults,
            VendorErrors errors,
            WireLog log,
            ExchangeObserver observer,
            Function<Call, String> callers,
            Clock clock) {
        this.faults = faults;
        this.errors = errors;
        this.log = log;
        this.observer = observer;
        this.callers = callers;
        this.clock = clock;
    }

    /// The answer is in the log before it is on the wire.
    public Answer answer(Call call, Handler inner) {
        long start = System.nanoTime();
        Instant time = clock.instant();
        Optional<Hit> hit = faults.onCall(call);
        Handler guarded = each -> guarded(each, inner);
        Answer answer = hit.isPresent() ? Mischief.play(hit.get(), call, guarded, errors) : guarded.handle(call);
        long nanos = System.nanoTime() - start + answer.pause().toNanos();
        log.add(
                call,
                answer,
                new WireLog.Circumstances(
                        time,
                        nanos / 1000,
                        callers.apply(call),
                        hit.map(Hit::label).orElse("")));
        boolean spoilt = hit.filter(struck -> struck.rule().kind() != Kind.SLOW).isPresent();
        observer.exchanged(call, answer, spoilt);
        return answer;
    }

    private Answer guarded(Call call, Handler inner) {
        try {
            return inner.handle(call);
        } catch (RuntimeException e) {
            return errors.serverError(call, Bug.report(call, e));
        }
    }
}
