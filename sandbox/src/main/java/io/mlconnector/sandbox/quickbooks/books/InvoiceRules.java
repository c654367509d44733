package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Invoices: a number if none is given and the company does not number them itself, and a subtotal line that QuickBooks
/// adds.
final class InvoiceRules implements Rules {
    private static final String SALES = "SalesItemLineDetail";
    private static final String SUBTOTAL = "SubTotalLineDetail";
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Override
    public void tidy(ObjectNode entity, Lookup lookup) {
        Tracking.sale(entity, lookup);
        ArrayNode lines = Json.array();
        Lines.objects(entity).stream()
                .filter(line -> !Nodes.text(line, "DetailType").equals(SUBTOTAL))
                .forEach(lines::add);
        if (entity.has("Line")) {
            entity.set("Line", lines);
        }
    }

    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        Nodes.requireRef(entity, "CustomerRef");
        List<ObjectNode> lines = new ArrayList<>(Lines.require(entity, Set.of(SALES)));
        for (ObjectNode line : lines) {
            completeItem(Lines.detail(line), unit);
            checkAmount(line);
        }
        BigDecimal total = Lines.total(lines);
        AccountRules.defaultTo(entity, "ARAccountRef", AccountRules.RECEIVABLE, unit);
        DueDates.complete(entity, EntityType.CUSTOMER, "CustomerRef", "SalesTermRef", unit);
        OpenBalance.complete(entity, total, before, "CustomerRef");
        if (total.signum() < 0) {
            throw FaultException.business("The total of an invoice cannot be negative.");
        }
        if (!Nodes.given(entity, "DocNumber") && !Preferences.ownNumbers(unit)) {
            entity.put("DocNumber", nextNumber(unit));
        }
        for (String status : List.of("EmailStatus", "PrintStatus")) {
            if (!Nodes.given(entity, status)) {
                entity.put(status, "NotSet");
            }
        }
        Lines.number(entity, lines, before, 1);
        ObjectNode subtotal = entity.withArrayProperty("Line").addObject();
        subtotal.put("Amount", total).put("DetailType", SUBTOTAL).putObject(SUBTOTAL);
    }

    @Override
    public void release(ObjectNode before) {
        OpenBalance.requireUnlinked(before);
    }

    private static void completeItem(ObjectNode detail, Unit unit) {
        if (!Nodes.given(detail, "ItemRef")) {
            ObjectNode item = unit.list(EntityType.ITEM).stream()
                    .filter(Nodes::active)
                    .findFirst()
                    .orElseThrow(() -> FaultException.missing("ItemRef"));
            detail.putObject("ItemRef").put("value", Nodes.text(item, "Id"));
        }
    }

    private static void checkAmount(ObjectNode line) {
        ObjectNode detail = Lines.detail(line);
        if (Nodes.given(detail, "Qty") && Nodes.given(detail, "UnitPrice")) {
            BigDecimal product = Nodes.amount(detail, "Qty").multiply(Nodes.amount(detail, "UnitPrice"));
            BigDecimal difference = product.setScale(2, RoundingMode.HALF_UP).subtract(Nodes.money(line, "Amount"));
            if (difference.abs().compareTo(CENT) > 0) {
                throw FaultException.amountMismatch();
            }
        }
    }

    private static String nextNumber(Unit unit) {
        return Long.toString(Math.max(unit.highestNumber(EntityType.INVOICE), 1000) + 1);
    }
}
