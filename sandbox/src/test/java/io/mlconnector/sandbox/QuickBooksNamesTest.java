package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static io.mlconnector.sandbox.Books.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class QuickBooksNamesTest extends SandboxRun {

    @Test
    void nameOfAVendorIsTakenForCustomersAndEmployeesInAnyCase() {
        books.vendor("Alder");

        assertThat(code(books.post("customer", "{\"DisplayName\":\"ALDER\"}"))).isEqualTo("6240");
        assertThat(code(books.post("employee", "{\"DisplayName\":\"alder\",\"GivenName\":\"A\"}")))
                .isEqualTo("6240");
        assertThat(code(books.post("vendor", "{\"DisplayName\":\"Alder\"}"))).isEqualTo("6240");
        assertThat(books.post("class", "{\"Name\":\"Alder\"}").status()).isEqualTo(200);
    }

    @Test
    void deactivationMarksTheNameAndFreesItSoThatReactivationCollides() {
        JsonNode old = books.create("Vendor", "{\"DisplayName\":\"Birch\"}");
        JsonNode inactive = books.changed("Vendor", old, "\"Active\":false");
        assertThat(inactive.path("DisplayName").asText()).isEqualTo("Birch (deleted)");
        books.create("Customer", "{\"DisplayName\":\"Birch\"}");

        assertThat(code(books.change("Vendor", inactive, "\"Active\":true"))).isEqualTo("6240");
        assertThat(books.changed("Vendor", inactive, "\"Active\":true,\"DisplayName\":\"Birch Two\"")
                        .path("DisplayName")
                        .asText())
                .isEqualTo("Birch Two");
    }

    @Test
    void reactivationGivesTheNameBack() {
        JsonNode made = books.create("Class", "{\"Name\":\"Studio\"}");
        JsonNode inactive = books.changed("Class", made, "\"Active\":false");
        assertThat(inactive.path("Name").asText()).isEqualTo("Studio (deleted)");

        assertThat(books.changed("Class", inactive, "\"Active\":true")
                        .path("Name")
                        .asText())
                .isEqualTo("Studio");
    }

    @Test
    void renameToATakenNameIs6240AndNeverAMerge() {
        books.vendor("Cedar");
        JsonNode other = books.create("Vendor", "{\"DisplayName\":\"Cedar Inc\"}");

        Http.Reply refused = books.change("Vendor", other, "\"DisplayName\":\"Cedar\"");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("6240");
        assertThat(books.rows("Vendor", "")).hasSize(2);
    }

    @Test
    void listRecordsCannotBeDeleted() {
        JsonNode vendor = books.create("Vendor", "{\"DisplayName\":\"Dogwood\"}");
        assertThat(code(books.delete("Vendor", vendor))).isEqualTo("500");
        assertThat(code(books.post("class?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"0\"}")))
                .isEqualTo("500");
        assertThat(books.read("Vendor", vendor.path("Id").asText())
                        .path("Active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void refusesAnInactiveVendorWith610OrWith2500WhenSwitched() {
        JsonNode vendor = books.create("Vendor", "{\"DisplayName\":\"Elm\"}");
        books.changed("Vendor", vendor, "\"Active\":false");
        String bill = books.billBody(vendor.path("Id").asText(), "5.00");

        Http.Reply refused = books.post("bill", bill);
        assertThat(code(refused)).isEqualTo("610");
        assertThat(Books.error(refused).path("Detail").asText()).contains("made inactive");
        assertThat(Books.error(refused).path("element").asText()).isEqualTo("VendorRef");

        quickBooks.post("/sandbox/habits", "{\"inactiveAs2500\":true}");
        assertThat(code(books.post("bill", bill))).isEqualTo("2500");
    }

    @Test
    void refusesAnInactiveVendorOfAnExistingBillAtTheNextEdit() {
        JsonNode vendor = books.create("Vendor", "{\"DisplayName\":\"Fir\"}");
        JsonNode bill = books.bill(vendor.path("Id").asText(), "5.00");
        books.changed("Vendor", vendor, "\"Active\":false");

        assertThat(code(books.change("Bill", bill, "\"PrivateNote\":\"x\""))).isEqualTo("610");
        assertThat(books.delete("Bill", bill).status()).isEqualTo(200);
    }

    @Test
    void colonTabAndNewlineInANameAreRefused() {
        for (String bad : new String[] {"A:B", "A\\tB", "A\\nB"}) {
            assertThat(code(books.post("vendor", "{\"DisplayName\":\"" + bad + "\"}")))
                    .as(bad)
                    .isEqualTo("2040");
        }
        assertThat(code(books.post("department", "{\"Name\":\"A:B\"}"))).isEqualTo("2040");
    }

    @Test
    void tooLongATextIs2050AndNamesTheElement() {
        Http.Reply name = books.post("class", "{\"Name\":\"" + "x".repeat(101) + "\"}");
        assertThat(code(name)).isEqualTo("2050");
        assertThat(Books.error(name).path("element").asText()).isEqualTo("Name");

        Http.Reply number =
                books.post("bill", "{\"DocNumber\":\"1234567890123456789012\"," + ref("VendorRef", "1") + "}");
        assertThat(code(number)).isEqualTo("2050");
        assertThat(Books.error(number).path("element").asText()).isEqualTo("DocNumber");
    }

    @Test
    void subCustomerHasItsParentInFrontAndFiveLevelsAreTheMost() {
        JsonNode parent = books.create("Customer", "{\"DisplayName\":\"Ginkgo\"}");
        for (int level = 1; level <= 4; level++) {
            parent = books.create("Customer", sub("Level " + level, parent));
            assertThat(parent.path("Level").asInt()).isEqualTo(level);
        }
        assertThat(parent.path("FullyQualifiedName").asText()).isEqualTo("Ginkgo:Level 1:Level 2:Level 3:Level 4");
        assertThat(code(books.post("customer", sub("Level 5", parent)))).isEqualTo("6000");
        assertThat(code(books.post(
                        "customer",
                        "{\"DisplayName\":\"No job\","
                                + ref("ParentRef", parent.path("Id").asText()) + "}")))
                .isEqualTo("6000");
    }

    @Test
    void onlyAPersonMakesAProject() {
        JsonNode customer = books.create("Customer", "{\"DisplayName\":\"Hazel\",\"IsProject\":true}");
        assertThat(customer.path("IsProject").asBoolean()).isFalse();

        String project = quickBooks
                .post(
                        "/sandbox/project",
                        "{\"name\":\"Hazel kitchen\",\"customer\":\""
                                + customer.path("Id").asText() + "\"}")
                .body()
                .path("id")
                .asText();

        JsonNode made = books.read("Customer", project);
        assertThat(made.path("IsProject").asBoolean()).isTrue();
        assertThat(made.path("Job").asBoolean()).isTrue();
        assertThat(books.changed("Customer", made, "\"IsProject\":false")
                        .path("IsProject")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void peopleShareOneSequenceOfIdsAndOtherTypesHaveTheirOwn() {
        long vendor = Long.parseLong(books.vendor("Ivy"));
        JsonNode customer = books.create("Customer", "{\"DisplayName\":\"Juniper\"}");
        assertThat(customer.path("Id").asLong()).isEqualTo(vendor + 1);
        assertThat(books.read("Account", "1").path("Name").asText()).isNotEmpty();
    }

    @Test
    void taxNumberIsMaskedAndTheMaskDoesNotReplaceIt() {
        JsonNode vendor = books.create("Vendor", "{\"DisplayName\":\"Kumquat\",\"TaxIdentifier\":\"123456789\"}");
        assertThat(vendor.path("TaxIdentifier").asText()).isEqualTo("XXXXX6789");

        JsonNode again = books.changed("Vendor", vendor, "\"TaxIdentifier\":\"XXXXX6789\"");
        assertThat(again.path("TaxIdentifier").asText()).isEqualTo("XXXXX6789");
    }

    @Test
    void employeeNeedsAGivenOrAFamilyName() {
        assertThat(code(books.post("employee", "{\"DisplayName\":\"Larch\"}"))).isEqualTo("2020");
        assertThat(books.create("Employee", "{\"GivenName\":\"Lars\",\"FamilyName\":\"Larch\"}")
                        .path("DisplayName")
                        .asText())
                .isEqualTo("Lars Larch");
    }

    private static String sub(String name, JsonNode parent) {
        return "{\"DisplayName\":\"" + name + "\",\"Job\":true,"
                + ref("ParentRef", parent.path("Id").asText()) + "}";
    }
}
