package io.mlconnector.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/// Vendors and customers: a task each in their directory, a choice each in linked projects.
final class Parties {
    private static final String VENDORS = "QuickBooks vendors";
    private static final String CUSTOMERS = "QuickBooks customers";

    /// A vendor or customer on both sides.
    record Mirrored(String type, String id, String name, String task, String option) {
        String line() {
            return type + " " + id + " → task " + task + ", choice " + option;
        }
    }

    private final QuickBooks quickbooks;
    private final Asana asana;
    private final Cast cast;

    Parties(Stage stage, Cast cast) {
        this.quickbooks = stage.quickbooks();
        this.asana = stage.asana();
        this.cast = cast;
    }

    JsonNode createVendor(String name, String phone) {
        ObjectNode body = party(name, phone);
        body.set("TermRef", QuickBooks.ref(term(0).path("Id").asText()));
        return quickbooks.create("Vendor", body);
    }

    JsonNode createCustomer(String name, String phone) {
        return quickbooks.create("Customer", party(name, phone));
    }

    Mirrored mirroredVendor(JsonNode vendor, String phone) {
        return mirrored("Vendor", VENDORS, vendor, phone, term(0).path("Name").asText());
    }

    Mirrored mirroredCustomer(JsonNode customer, String phone) {
        return mirrored("Customer", CUSTOMERS, customer, phone, "");
    }

    /// Phone, terms and name change; task and choice stay the same ones.
    Mirrored rename(Mirrored vendor, String name, String phone) {
        JsonNode current = quickbooks.read("Vendor", vendor.id());
        JsonNode term = term(1);
        ObjectNode changes = VendorApi.object().put("DisplayName", name);
        changes.set("PrimaryPhone", VendorApi.object().put("FreeFormNumber", phone));
        changes.set("TermRef", QuickBooks.ref(term.path("Id").asText()));
        quickbooks.change("Vendor", current, changes);
        Eventually.USUAL.holds("Task " + vendor.task(), () -> {
            JsonNode task = asana.task(vendor.task());
            return new Differences()
                    .same("its name", name, task.path("name").asText())
                    .same("Phone", phone, Asana.value(task, "Phone"))
                    .same("Terms", term.path("Name").asText(), Asana.value(task, "Terms"))
                    .list();
        });
        JsonNode option = Eventually.USUAL.find("The choice \"" + name + "\"", () -> option("Vendor", name));
        new Differences()
                .same("The renamed choice", vendor.option(), option.path("gid").asText())
                .none();
        return new Mirrored(vendor.type(), vendor.id(), name, vendor.task(), vendor.option());
    }

    void makeInactive(Mirrored vendor) {
        JsonNode current = quickbooks.read("Vendor", vendor.id());
        quickbooks.change("Vendor", current, VendorApi.object().put("Active", false));
        Eventually.USUAL.holds(
                "Vendor " + vendor.id() + ", made inactive,",
                () -> new Differences()
                        .same(
                                "QuickBooks status",
                                "Inactive",
                                Asana.value(asana.task(vendor.task()), "QuickBooks status"))
                        .that(
                                !optionByGid("Vendor", vendor.option())
                                        .path("enabled")
                                        .asBoolean(true),
                                "its choice is still enabled")
                        .list());
    }

    private Mirrored mirrored(String type, String directory, JsonNode party, String phone, String terms) {
        String id = party.path("Id").asText();
        String name = party.path("DisplayName").asText();
        JsonNode task = Eventually.USUAL.find(
                "The task of " + type + " " + id + " in \"" + directory + "\"", () -> taskOf(directory, id));
        String gid = task.path("gid").asText();
        Eventually.USUAL.holds("Task " + gid, () -> {
            JsonNode now = asana.task(gid);
            return new Differences()
                    .same("its name", name, now.path("name").asText())
                    .same("QuickBooks status", "Active", Asana.value(now, "QuickBooks status"))
                    .same("Phone", phone, Asana.value(now, "Phone"))
                    .same("Email", email(name), Asana.value(now, "Email"))
                    .same("Terms", terms, Asana.value(now, "Terms"))
                    .amount("Balance", "0", Asana.value(now, "Balance"))
                    .list();
        });
        JsonNode option =
                Eventually.USUAL.find("The choice \"" + name + "\" of the field " + type, () -> option(type, name));
        new Differences()
                .that(option.path("enabled").asBoolean(), "The choice " + name + " is disabled")
                .none();
        return new Mirrored(type, id, name, gid, option.path("gid").asText());
    }

    private Optional<JsonNode> taskOf(String directory, String id) {
        return asana.findProject(directory)
                .flatMap(project -> asana.tasksOf(project.path("gid").asText()).stream()
                        .filter(task -> Asana.value(task, "QuickBooks id").equals(id))
                        .findFirst());
    }

    private Optional<JsonNode> option(String field, String name) {
        return asana.findOption("projects/" + cast.project(), field, name);
    }

    private JsonNode optionByGid(String field, String gid) {
        for (JsonNode option : asana.findField("projects/" + cast.project(), field)
                .orElseThrow(() -> new StepFailure("The field " + field + " is gone"))
                .path("enum_options")) {
            if (option.path("gid").asText().equals(gid)) {
                return option;
            }
        }
        throw new StepFailure("The choice " + gid + " is gone");
    }

    private JsonNode term(int index) {
        return quickbooks.query("Term", "").stream()
                .skip(index)
                .findFirst()
                .orElseThrow(() -> new StepFailure("QuickBooks has fewer than " + (index + 1) + " terms"));
    }

    private static ObjectNode party(String name, String phone) {
        ObjectNode body = VendorApi.object().put("DisplayName", name);
        body.set("PrimaryPhone", VendorApi.object().put("FreeFormNumber", phone));
        body.set("PrimaryEmailAddr", VendorApi.object().put("Address", email(name)));
        return body;
    }

    private static String email(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".") + "@example.com";
    }
}
