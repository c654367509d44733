package io.mlconnector.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PackedTest {
    private final Packer packer = new Packer();

    @Test
    void comesOutAsItWentIn() {
        String text = """
                {"a":"x","b":{"c":[1,2.50,{"d":null}],"e":{}},"f":true,"g":[],"h":80.0,"i":12345678901,"j":"é"}""";
        assertThat(packer.pack(object(text)).toString()).isEqualTo(text);
    }

    @Test
    void keepsEachAmountWithItsOwnDecimals() {
        Packed rough = packer.pack(object("{\"r\":{\"amount\":80.0}}"));
        Packed exact = packer.pack(object("{\"r\":{\"amount\":80.00}}"));
        assertThat(rough.get("r").path("amount").decimalValue()).isEqualTo(new BigDecimal("80.0"));
        assertThat(exact.get("r").path("amount").decimalValue()).isEqualTo(new BigDecimal("80.00"));
    }

    @Test
    void changesOfAnUnpackedCopyStayThere() {
        Packed packed = packer.pack(object("{\"a\":{\"b\":[1]}}"));
        packed.unpack().withObjectProperty("a").withArrayProperty("b").add(2);
        packed.get("a").withArrayProperty("b").add(2);
        assertThat(packed.toString()).isEqualTo("{\"a\":{\"b\":[1]}}");
    }

    @Test
    void readsSinglePropertiesByTheirKind() {
        Packed packed =
                packer.pack(object("{\"a\":\"x\",\"b\":{\"c\":\"y\"},\"n\":null,\"l\":[{\"p\":\"1\"},{\"p\":\"2\"}]}"));
        StringBuilder seen = new StringBuilder();
        packed.forEachObject("l", item -> seen.append(item.findText("p")));
        assertThat(seen).hasToString("12");
        assertThat(packed.findText("a")).isEqualTo("x");
        assertThat(packed.findText("n")).isNull();
        assertThat(packed.findText("b")).isNull();
        assertThat(packed.findObject("b")).hasToString("{\"c\":\"y\"}");
        assertThat(packed.get("none").isMissingNode()).isTrue();
    }

    @Test
    void moreFormsThanAreRememberedDoNoHarm() {
        for (int i = 0; i < 10_000; i++) {
            String text = "{\"p" + i + "\":\"v\"}";
            assertThat(packer.pack(object(text)).toString()).isEqualTo(text);
        }
    }

    private static ObjectNode object(String text) {
        return Json.readObject(text).orElseThrow();
    }
}
