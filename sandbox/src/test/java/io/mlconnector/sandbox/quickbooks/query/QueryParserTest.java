package io.mlconnector.sandbox.quickbooks.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.sandbox.quickbooks.books.FaultException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueryParserTest {
    private static final List<String> PARTS = List.of(
            "select",
            "*",
            "count",
            "(",
            ")",
            "from",
            "Vendor",
            "where",
            "Id",
            "=",
            "'1'",
            "in",
            ",",
            "and",
            "like",
            "'%a'",
            "orderby",
            "order",
            "by",
            "desc",
            "startposition",
            "maxresults",
            "0",
            "1",
            "1001",
            "'",
            "\\",
            "<=",
            ">",
            "!",
            "DisplayName",
            "Active",
            "true",
            "MetaData.LastUpdatedTime",
            ".",
            "or",
            "\u00e9",
            "99999999999");

    @Test
    void anyTextIsAQueryOrAFaultOfItsOwn() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder statement = new StringBuilder(random.nextBoolean() ? "select * from Vendor " : "");
            int length = random.nextInt(12);
            for (int part = 0; part < length; part++) {
                statement.append(PARTS.get(random.nextInt(PARTS.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            assertThat(outcome(statement.toString())).as(statement.toString()).isIn("parsed", "4000", "4001");
        }
    }

    @Test
    void whateverIsQuotedComesBackAsItWas() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder value = new StringBuilder();
            int length = random.nextInt(15);
            for (int c = 0; c < length; c++) {
                value.append("ab'\\% \u00fc\t\"().".charAt(random.nextInt(12)));
            }
            String quoted = "'" + value.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
            Query query = QueryParser.parse("select * from Vendor where DisplayName = " + quoted);
            assertThat(query.where().getFirst().values()).containsExactly(value.toString());
        }
    }

    private static String outcome(String statement) {
        try {
            QueryParser.parse(statement);
            return "parsed";
        } catch (FaultException e) {
            return e.code();
        }
    }
}
