package io.mlconnector.sandbox.asana.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mlconnector.sandbox.asana.model.Resource;
import java.math.BigDecimal;

/// The value of a field on an object: the stored one, or for a formula the sum of the fields it names.
final class Formula {
    private Formula() {}

    /// @param values of the object, by field gid
    static JsonNode value(Resource field, JsonNode values) {
        if (!FieldProperties.representation(field).equals("formula")) {
            return values.path(field.gid());
        }
        BigDecimal sum = BigDecimal.ZERO;
        boolean any = false;
        for (String gid : field.texts("sum_of")) {
            JsonNode one = values.path(gid);
            if (one.isNumber()) {
                any = true;
                sum = sum.add(one.decimalValue());
            }
        }
        return any ? DecimalNode.valueOf(sum) : MissingNode.getInstance();
    }
}
