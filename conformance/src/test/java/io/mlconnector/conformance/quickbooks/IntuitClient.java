package io.mlconnector.conformance.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.intuit.ipp.core.Context;
import com.intuit.ipp.core.IEntity;
import com.intuit.ipp.core.ServiceType;
import com.intuit.ipp.data.Account;
import com.intuit.ipp.data.Error;
import com.intuit.ipp.data.ReferenceType;
import com.intuit.ipp.exception.FMSException;
import com.intuit.ipp.security.OAuth2Authorizer;
import com.intuit.ipp.services.DataService;
import com.intuit.ipp.util.Config;
import io.mlconnector.conformance.wire.Control;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Intuit's client, pointed at the sandbox. Its configuration belongs to the thread that made it.
final class IntuitClient {
    private final Context context;
    private final DataService service;

    /// As the connector of the first company.
    IntuitClient(String url) throws FMSException {
        this(url, new Control(url).info().path("accessToken").asText());
    }

    IntuitClient(String url, String accessToken) throws FMSException {
        JsonNode info = new Control(url).info();
        Config.setProperty(Config.BASE_URL_QBO, url + "/v3/company");
        // The default transport ignores the port of an address.
        Config.setProperty(Config.HTTP_TRANSPORT, "HTTP_URL_CONNECTION");
        Config.setProperty(
                Config.WEBHOOKS_VERIFIER_TOKEN, info.path("webhookVerifier").asText());
        this.context = new Context(
                new OAuth2Authorizer(accessToken),
                ServiceType.QBO,
                info.path("realmId").asText());
        this.service = new DataService(context);
    }

    DataService service() {
        return service;
    }

    /// For the next call alone; the client invents one for every other call.
    void requestId(String id) {
        context.setRequestID(id);
    }

    <T extends IEntity> List<T> query(Class<T> type, String statement) throws FMSException {
        return service.executeQuery(statement).getEntities().stream()
                .map(type::cast)
                .toList();
    }

    ReferenceType account(String name) throws FMSException {
        return reference(query(Account.class, "select * from Account where Name = '" + name + "'")
                .getFirst()
                .getId());
    }

    static ReferenceType reference(String id) {
        ReferenceType reference = new ReferenceType();
        reference.setValue(id);
        return reference;
    }

    /// What the call is refused with; it must be.
    static Error refusal(ThrowingCallable call) {
        FMSException refused = catchThrowableOfType(FMSException.class, call);
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.getErrorList()).as("%s", refused).isNotEmpty();
        return refused.getErrorList().getFirst();
    }
}
