package io.mlconnector.enrich.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.enrich.flow.Outcome;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.enrich.flow.Verdict;
import io.mlconnector.quickbooks.BatchItem;
import io.mlconnector.quickbooks.QueryPage;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.Statements;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Many entities in as few calls as possible: one query for each type, and one batch for several queries. Waits while
/// QuickBooks is away, and while it lets nobody read; a refusal is narrowed down to the entity that causes it.
final class EntityReader {
    /// How often one query of an otherwise answered batch may stay unclear before it counts as refused.
    private static final int MAX_UNCLEAR = 5;

    private final QuickBooksClient client;
    private final VendorGate gate;

    EntityReader(QuickBooksClient client, VendorGate gate) {
        this.client = client;
        this.gate = gate;
    }

    /// One query.
    ///
    /// @param unclear how often its answer was unclear while others were fine
    record Ask(EntityType type, List<String> ids, int unclear) {
        Ask {
            ids = List.copyOf(ids);
        }

        String statement() {
            return Statements.byIds(type, ids).getFirst();
        }

        List<Ask> halves() {
            int middle = ids.size() / 2;
            return List.of(new Ask(type, ids.subList(0, middle), 0), new Ask(type, ids.subList(middle, ids.size()), 0));
        }
    }

    static List<Ask> plan(Collection<EntityRef> refs) {
        Map<EntityType, List<String>> ids = new LinkedHashMap<>();
        refs.stream()
                .distinct()
                .forEach(ref ->
                        ids.computeIfAbsent(ref.type(), _ -> new ArrayList<>()).add(ref.id()));
        List<Ask> asks = new ArrayList<>();
        ids.forEach((type, all) -> {
            for (int from = 0; from < all.size(); from += Statements.MAX_IDS) {
                asks.add(new Ask(type, all.subList(from, Math.min(from + Statements.MAX_IDS, all.size())), 0));
            }
        });
        return asks;
    }

    /// @return an outcome for each
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    Map<EntityRef, Outcome> read(Collection<EntityRef> refs) {
        Map<EntityRef, Outcome> outcomes = new LinkedHashMap<>();
        Deque<Ask> left = new ArrayDeque<>(plan(refs));
        int size = QuickBooksClient.MAX_BATCH;
        int failures = 0;
        while (!left.isEmpty()) {
            List<Ask> round = new ArrayList<>();
            while (round.size() < size && !left.isEmpty()) {
                round.add(left.removeFirst());
            }
            Round answered = ask(round);
            if (refusedAsAWhole(answered)) {
                // Perhaps one of them spoils the batch: each by itself.
                size = 1;
                left.addAll(round);
                continue;
            }
            Failure waiting = null;
            for (Ask ask : round) {
                Failure failure = take(ask, answered, left, outcomes);
                waiting = failure == null ? waiting : failure;
            }
            if (waiting == null) {
                failures = 0;
                gate.answered();
            } else {
                gate.rest(waiting.failure(), waiting.verdict(), failures++);
            }
        }
        return outcomes;
    }

    private record Failure(ApiFailure failure, Verdict verdict) {}

    /// @param whole whether the answers failed together
    private record Round(Map<Ask, ApiResult<QueryPage>> answers, boolean whole) {}

    private boolean refusedAsAWhole(Round round) {
        return round.whole()
                && round.answers().size() > 1
                && round.answers().values().iterator().next() instanceof ApiResult.Failed<QueryPage>(var failure, var _)
                && (gate.verdict(failure) instanceof Verdict.Refused || gate.verdict(failure) instanceof Verdict.Gone);
    }

    private Round ask(List<Ask> round) {
        if (round.size() == 1) {
            Ask only = round.getFirst();
            return new Round(Map.of(only, client.query(only.statement())), true);
        }
        List<BatchItem> items = new ArrayList<>();
        for (int i = 0; i < round.size(); i++) {
            items.add(new BatchItem(String.valueOf(i), round.get(i).statement()));
        }
        Map<Ask, ApiResult<QueryPage>> answers = new LinkedHashMap<>();
        return switch (client.fetchBatch(items)) {
            case ApiResult.Ok<Map<String, ApiResult<QueryPage>>>(var results, var _) -> {
                for (int i = 0; i < round.size(); i++) {
                    answers.put(round.get(i), results.getOrDefault(String.valueOf(i), unanswered()));
                }
                yield new Round(answers, false);
            }
            case ApiResult.Failed<Map<String, ApiResult<QueryPage>>> failed -> {
                round.forEach(ask -> answers.put(ask, failed.cast()));
                yield new Round(answers, true);
            }
        };
    }

    private static ApiResult<QueryPage> unanswered() {
        return new ApiResult.Failed<>(new ApiFailure.Unknown("a query of a batch was not answered"), "");
    }

    /// @return why this one has to be asked again, if it has
    private @Nullable Failure take(Ask ask, Round round, Deque<Ask> left, Map<EntityRef, Outcome> outcomes) {
        switch (round.answers().getOrDefault(ask, unanswered())) {
            case ApiResult.Ok<QueryPage>(var page, var _) -> {
                found(ask, page, outcomes);
                return null;
            }
            case ApiResult.Failed<QueryPage>(var failure, var _) -> {
                Verdict verdict = gate.verdict(failure);
                switch (verdict) {
                    case Verdict.Later _, Verdict.NewToken _, Verdict.Denied _ -> left.addLast(ask);
                    case Verdict.Unclear _ -> {
                        if (round.whole()) {
                            left.addLast(ask);
                        } else if (ask.unclear() + 1 >= MAX_UNCLEAR) {
                            refuse(ask, "unclear", failure.detail(), left, outcomes);
                            return null;
                        } else {
                            left.addLast(new Ask(ask.type(), ask.ids(), ask.unclear() + 1));
                        }
                    }
                    case Verdict.Gone _ -> {
                        refuse(ask, "not-found", failure.detail(), left, outcomes);
                        return null;
                    }
                    case Verdict.Refused(var code, var text) -> {
                        refuse(ask, code, text, left, outcomes);
                        return null;
                    }
                }
                return new Failure(failure, verdict);
            }
        }
    }

    private static void found(Ask ask, QueryPage page, Map<EntityRef, Outcome> outcomes) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        page.entities().forEach(entity -> rows.put(entity.path("Id").asText(), entity));
        for (String id : ask.ids()) {
            JsonNode row = rows.get(id);
            outcomes.put(
                    new EntityRef(ask.type(), id),
                    row == null ? new Outcome.Missing(page.time()) : new Outcome.Found(row, page.time()));
        }
    }

    private static void refuse(Ask ask, String code, String text, Deque<Ask> left, Map<EntityRef, Outcome> outcomes) {
        if (ask.ids().size() > 1) {
            left.addAll(ask.halves());
        } else {
            outcomes.put(new EntityRef(ask.type(), ask.ids().getFirst()), new Outcome.Refused(code, text));
        }
    }
}
