package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompanyCheckTest {
    private final Books books = new Books();
    private final QuickBooksClient client = new HttpQuickBooksClient(
            QuickBooksSettings.of("https://quickbooks.test", Commands.REALM), books, () -> Optional.of("access"));
    private final CompanyCheck check = new CompanyCheck(client, URI.create("https://quickbooks.test"), Commands.REALM);
    private final OneCompany clients =
            new OneCompany(new ConnectionId(Commands.REALM), client, () -> Optional.of("access"), check);

    @Test
    void readsTheCompanyOnceBeforeAnythingIsWritten() {
        assertThat(clients.find(new ConnectionId(Commands.REALM))).isEmpty();

        check.look();
        check.look();

        assertThat(clients.find(new ConnectionId(Commands.REALM))).contains(client);
        assertThat(clients.find(new ConnectionId("1"))).isEmpty();
        assertThat(check.status().detail()).contains("Studio", Commands.REALM);
        assertThat(books.requests).hasSize(1);
    }

    @Test
    void readsItAgainForTheNextOwner() {
        check.look();

        check.forget();

        assertThat(check.status().isConfirmed()).isFalse();
        check.look();
        assertThat(books.requests).hasSize(2);
    }

    @Test
    void saysWhatDoesNotBelongTogether() {
        books.fault(403, "3100", "ApplicationAuthorizationFailed");

        Duration again = check.look();

        assertThat(check.status().isConfirmed()).isFalse();
        assertThat(check.status().detail())
                .contains("QUICKBOOKS_REALM_ID", "QUICKBOOKS_API_URL", Commands.REALM, "https://quickbooks.test");
        assertThat(again).isLessThan(Duration.ofMinutes(1));
        check.look();
        assertThat(check.status().isConfirmed()).isTrue();
    }

    @Test
    void aCompanyThatDoesNotTellItsNameIsWrittenToAllTheSame() {
        books.fault(400, "610", "Object Not Found");
        check.look();
        assertThat(check.status().isConfirmed()).isTrue();
        assertThat(check.status().detail()).contains("does not tell its name");
    }

    @Test
    void availabilityIsNoMismatch() {
        books.fail(new ApiFailure.Unreachable("no connection"));

        check.look();

        assertThat(check.status().detail()).startsWith("The company could not be read yet");
    }

    @Test
    void freshTokensThatAreRefusedAgainAndAgainAreOne() {
        for (int i = 0; i < 3; i++) {
            books.answer(401, "");
            check.look();
        }

        assertThat(check.status().detail()).contains("QUICKBOOKS_REALM_ID");
    }
}
