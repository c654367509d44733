package io.mlconnector.sandbox.quickbooks;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.quickbooks.limits.Demand;
import io.mlconnector.sandbox.quickbooks.limits.Entry;
import io.mlconnector.sandbox.quickbooks.limits.Limits;
import io.mlconnector.sandbox.quickbooks.oauth.Access;

/// Everything below `/v3`: who calls is checked first, then how much he has asked already, then the company
/// answers.
final class AccountingApi {
    static final String PREFIX = "/v3/";

    private static final int FIRST_ERROR = 400;

    private final Gateway gateway;
    private final Limits limits;
    private final QuickBooksErrors errors;

    AccountingApi(Gateway gateway, Limits limits, QuickBooksErrors errors) {
        this.gateway = gateway;
        this.limits = limits;
        this.errors = errors;
    }

    Answer handle(Call call) {
        return switch (gateway.check(call)) {
            case Gateway.Pass.Refused(Answer refusal) -> refusal;
            case Gateway.Pass.Granted(Access access, Company company) -> admitted(call, access, company);
        };
    }

    private Answer admitted(Call call, Access access, Company company) {
        return switch (limits.enter(access.app(), company.realmId(), Demand.of(call))) {
            // One body for every limit, the month's included: what a client cannot tell apart at Intuit it cannot here.
            case Entry.Refused refused -> errors.throttled(call, refused.retryAfter());
            case Entry.Admitted(Entry.Visit visit) -> {
                boolean failed = true;
                try {
                    Answer answer = company.api().handle(call);
                    failed = answer.status() >= FIRST_ERROR;
                    yield answer;
                } finally {
                    visit.leave(failed);
                }
            }
        };
    }
}
