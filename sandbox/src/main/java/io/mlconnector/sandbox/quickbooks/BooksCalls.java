package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.control.ControlApi.Request;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.CompanyControls;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.books.Habits;
import io.mlconnector.sandbox.quickbooks.books.Merger;
import io.mlconnector.sandbox.quickbooks.books.Unit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// `/sandbox/…`: what a bookkeeper does in QuickBooks' own pages, and which of its disputed habits it has.
final class BooksCalls {
    private static final String REALM = "realmId: which company; the first one when left out";

    private final Function<Request, Books> books;

    /// @param books those of the company that a request is about
    BooksCalls(Function<Request, Books> books) {
        this.books = books;
    }

    void addTo(ControlApi api) {
        api.post(
                "close-books",
                "Closes the books",
                List.of("date: the last closed day, yyyy-MM-dd; empty opens them", REALM),
                this::closeBooks);
        api.post(
                "duplicate-document-numbers",
                "Whether a document number may be used twice",
                List.of("refused: true or false", REALM),
                request -> {
                    boolean refused = request.body().path("refused").asBoolean(true);
                    return done(request, unit -> Habits.REFUSE_DUPLICATE_NUMBERS.set(refused, unit));
                });
        api.get("habits", "Which of its disputed habits the company has", request -> show(books.apply(request)));
        api.post("habits", "Switches disputed habits on and off", habits(), request -> {
            ObjectNode given = request.body().deepCopy();
            given.remove("realmId");
            done(request, unit -> Habits.set(given, unit));
            return show(books.apply(request));
        });
        api.post(
                "merge",
                "Makes one record of two, as only a person can",
                List.of("type: such as Vendor", "from: the id that goes", "into: the id that stays", REALM),
                request -> done(
                        request,
                        unit -> Merger.merge(type(request), text(request, "from"), text(request, "into"), unit)));
        api.post(
                "deposit",
                "Puts a customer's payment into a bank deposit, or takes it out",
                List.of("payment: its id", "undo: true takes it out", REALM),
                request -> done(request, unit -> {
                    String payment = text(request, "payment");
                    if (request.body().path("undo").asBoolean(false)) {
                        CompanyControls.undeposit(payment, unit);
                    } else {
                        CompanyControls.deposit(payment, unit);
                    }
                }));
        api.post(
                "project",
                "Makes a project of a customer, which the REST API cannot",
                List.of("name: of the project", "customer: id of its customer", REALM),
                this::project);
    }

    private Answer closeBooks(Request request) {
        String date = text(request, "date");
        try {
            Optional<LocalDate> upTo = date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date));
            return done(request, unit -> CompanyControls.closeBooks(upTo, unit));
        } catch (DateTimeParseException e) {
            throw new RefusedException("date is of the form yyyy-MM-dd, or empty to open the books.");
        }
    }

    private Answer project(Request request) {
        ObjectNode made = Json.object();
        done(
                request,
                unit -> made.put(
                        "id",
                        CompanyControls.project(text(request, "name"), text(request, "customer"), unit)
                                .path("Id")
                                .asText()));
        return Answer.json(200, made);
    }

    private Answer done(Request request, Consumer<Unit> work) {
        try {
            return books.apply(request).write(unit -> {
                work.accept(unit);
                return ControlApi.done();
            });
        } catch (FaultException | IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static Answer show(Books books) {
        return Answer.json(200, Habits.show(books, Json.object()));
    }

    private static List<String> habits() {
        List<String> members = new ArrayList<>();
        Arrays.stream(Habits.values()).map(Habits::description).forEach(members::add);
        members.add(REALM);
        return members;
    }

    private static EntityType type(Request request) {
        String name = text(request, "type");
        return EntityType.ofResource(name).orElseThrow(() -> new RefusedException("No such type: " + name));
    }

    private static String text(Request request, String member) {
        return request.body().path(member).asText("");
    }
}
