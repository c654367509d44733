package io.mlconnector.asana.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// What is written and stored by Asana as documented reads as the same value again.
class RoundTripProperties {
    private static final FieldGids GIDS =
            new FieldGids(Map.of("1", Field.AMOUNT, "3", Field.POSTING, "4", Field.EMAIL), Map.of("31", "Ready"));

    @Property
    void amount(@ForAll("amounts") BigDecimal amount) {
        assertThat(roundTrip("1", new FieldValue.Amount(amount), null)).isEqualTo(new FieldValue.Amount(amount));
    }

    @Property
    void text(@ForAll("texts") String text) {
        assertThat(roundTrip("4", FieldValue.text(text), null)).isEqualTo(FieldValue.text(text));
    }

    @Property(tries = 1)
    void choice() {
        assertThat(roundTrip("3", new FieldValue.Choice("Ready"), "31")).isEqualTo(new FieldValue.Choice("Ready"));
    }

    @Property
    void sameValueIsSameText(@ForAll("amounts") BigDecimal amount) {
        ObjectNode once = AsanaJson.object();
        ObjectNode again = AsanaJson.object();
        FieldWriter.put(once, "1", new FieldValue.Amount(amount), null);
        FieldWriter.put(again, "1", new FieldValue.Amount(amount.setScale(amount.scale() + 3)), null);

        String text = AsanaJson.write(once);

        assertThat(text).isEqualTo(AsanaJson.write(again)).doesNotContain("E");
        assertThat(AsanaJson.write(AsanaJson.parse(text).orElseThrow())).isEqualTo(text);
    }

    @Property
    void longTextIsCutBetweenCharacters(@ForAll("texts") String text) {
        ObjectNode fields = AsanaJson.object();

        FieldWriter.put(fields, "4", new FieldValue.Text("x" + "\uD83D\uDE00".repeat(700) + text), null);

        String written = fields.path("4").asText();
        assertThat(written.length()).isBetween(FieldWriter.MAX_TEXT - 1, FieldWriter.MAX_TEXT);
        assertThat(Character.isHighSurrogate(written.charAt(written.length() - 1)))
                .isFalse();
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999999.99"), new BigDecimal("99999999999.99"))
                .ofScale(2);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(200);
    }

    private static FieldValue roundTrip(String gid, FieldValue value, @Nullable String optionGid) {
        ObjectNode written = AsanaJson.object();
        FieldWriter.put(written, gid, value, optionGid);
        JsonNode sent = AsanaJson.parse(AsanaJson.write(written)).orElseThrow().path(gid);
        ObjectNode body = AsanaJson.object().put("gid", "77");
        ObjectNode stored = body.putArray("custom_fields").addObject().put("gid", gid);
        if (sent.isNumber()) {
            stored.set("number_value", sent);
        } else if (optionGid != null) {
            stored.putObject("enum_value").put("gid", sent.asText()).put("name", "any");
        } else {
            stored.set("text_value", sent);
        }
        return ProjectTranslator.toProject(body, false, GIDS)
                .field(GIDS.fields().getOrDefault(gid, Field.AMOUNT));
    }
}
