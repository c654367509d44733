package io.mlconnector.enrich.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.enrich.flow.Gates;
import io.mlconnector.enrich.flow.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityReaderTest {
    private static final String TIME = ",'time':'2026-11-24T12:00:00.000Z'}";
    private static final String NOTHING = "{'QueryResponse':{}" + TIME;

    private final ScriptedQuickBooks quickbooks = new ScriptedQuickBooks();
    private final EntityReader reader = new EntityReader(quickbooks.client(), Gates.ofQuickBooks());

    @Test
    void readsManyOfOneTypeWithOneQuery() {
        List<EntityRef> vendors = IntStream.range(0, 40)
                .mapToObj(id -> vendor(String.valueOf(id)))
                .toList();
        quickbooks.answer(200, "{'QueryResponse':{'Vendor':[" + row("3") + "]}" + TIME);

        Map<EntityRef, Outcome> outcomes = reader.read(vendors);

        assertThat(quickbooks.asked).hasSize(1);
        assertThat(quickbooks.asked.getFirst()).contains("Active in (true,false)");
        assertThat(outcomes).hasSize(40);
        assertThat(outcomes.get(vendor("3"))).isInstanceOf(Outcome.Found.class);
        assertThat(outcomes.get(vendor("4"))).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void asksForSeveralTypesInOneBatch() {
        quickbooks.answer(
                200,
                "{'BatchItemResponse':[{'bId':'0','QueryResponse':{'Vendor':[" + row("1")
                        + "]}},{'bId':'1','QueryResponse':{'Bill':[" + row("2") + "]}}]" + TIME);

        Map<EntityRef, Outcome> outcomes = reader.read(List.of(vendor("1"), new EntityRef(EntityType.BILL, "2")));

        assertThat(quickbooks.asked).hasSize(1);
        assertThat(outcomes.values()).allMatch(outcome -> outcome instanceof Outcome.Found);
    }

    @Test
    void makesABatchForThirtyQueriesOfTwoHundred() {
        List<EntityRef> many = IntStream.range(0, 6_001)
                .mapToObj(id -> vendor(String.valueOf(id)))
                .toList();

        assertThat(EntityReader.plan(many)).hasSize(31);
    }

    @Test
    void waitsWhileQuickBooksIsAway() {
        quickbooks.answer(503, "{}");
        quickbooks.answer(429, "{}");
        quickbooks.answer(200, "{'QueryResponse':{'Vendor':[" + row("1") + "]}" + TIME);

        assertThat(reader.read(List.of(vendor("1"))).get(vendor("1"))).isInstanceOf(Outcome.Found.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    403 | {'fault':{'type':'SERVICE','error':[{'code':'3100','message':'not authorized'}]}}
                    401 | {'Fault':{'type':'AuthorizationFault','Error':[{'code':'120','Message':'no admin'}]}}
                    401 | <html>
                    403 | <html>
                    404 | <html>
                    400 | {}
                    """, quoteCharacter = '"')
    void neverGivesAnEntityUpForWhatIsNotItsOwn(int status, String body) {
        quickbooks.answer(status, body);
        quickbooks.answer(200, "{'QueryResponse':{'Vendor':[" + row("1") + "]}" + TIME);

        assertThat(reader.read(List.of(vendor("1"))).get(vendor("1"))).isInstanceOf(Outcome.Found.class);
    }

    @Test
    void readsAnAnswerWithoutATime() {
        quickbooks.answer(200, "{'QueryResponse':{'Vendor':[" + row("1") + "]}}");

        assertThat(reader.read(List.of(vendor("1"), vendor("2"))).values())
                .extracting(Outcome::getClass)
                .containsExactlyInAnyOrder(Outcome.Found.class, Outcome.Missing.class);
    }

    @Test
    void narrowsARefusalDownToTheOneThatCausesIt() {
        String refusal =
                "{'Fault':{'type':'ValidationFault','Error':[{'code':'4001','Message':'Invalid query'}]}" + TIME;
        quickbooks.answer(400, refusal);
        quickbooks.answer(
                200,
                "{'BatchItemResponse':[{'bId':'0','QueryResponse':{'Vendor':[" + row("1")
                        + "]}},{'bId':'1','Fault':{'type':'ValidationFault','Error':[{'code':'4001'}]}}]" + TIME);

        Map<EntityRef, Outcome> outcomes = reader.read(List.of(vendor("1"), vendor("x")));

        assertThat(outcomes.get(vendor("1"))).isInstanceOf(Outcome.Found.class);
        assertThat(outcomes.get(vendor("x")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("4001"));
    }

    @Test
    void asksEachByItselfWhenABatchIsRefusedAsAWhole() {
        quickbooks.answer(400, "{'Fault':{'type':'ValidationFault','Error':[{'code':'2020'}]}" + TIME);
        quickbooks.answer(200, NOTHING);
        quickbooks.answer(200, NOTHING);

        Map<EntityRef, Outcome> outcomes = reader.read(List.of(vendor("1"), new EntityRef(EntityType.BILL, "2")));

        assertThat(outcomes.values()).allMatch(outcome -> outcome instanceof Outcome.Missing);
    }

    private static EntityRef vendor(String id) {
        return new EntityRef(EntityType.VENDOR, id);
    }

    private static String row(String id) {
        return "{'Id':'" + id + "','SyncToken':'0'}";
    }
}
