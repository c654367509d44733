package io.mlconnector.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;

/// A project becomes a cost centre: a manager puts it into the portfolio and picks class and department.
final class Opening {
    private static final String PORTFOLIO = "QuickBooks projects";
    private static final List<String> FIELDS_OF_A_LINKED_PROJECT = List.of(
            "Vendor",
            "Customer",
            "Account",
            "Amount",
            "Balance",
            "Posting",
            "Post as",
            "QuickBooks number",
            "QuickBooks link");

    private final Stage stage;
    private final QuickBooks quickbooks;
    private final Asana asana;

    Opening(Stage stage) {
        this.stage = stage;
        this.quickbooks = stage.quickbooks();
        this.asana = stage.asana();
    }

    /// Adds the class and the department in QuickBooks, as a bookkeeper does for a new job.
    Cast addCostCentre(String tag) {
        String className = "Job " + tag;
        String departmentName = "Studio " + tag;
        JsonNode newClass = quickbooks.create("Class", VendorApi.object().put("Name", className));
        JsonNode department = quickbooks.create("Department", VendorApi.object().put("Name", departmentName));
        JsonNode account = quickbooks.query("Account", "AccountType = 'Expense'").stream()
                .findFirst()
                .orElseThrow(() -> new StepFailure("QuickBooks has no expense account"));
        return new Cast(
                tag,
                newClass.path("Id").asText(),
                className,
                department.path("Id").asText(),
                departmentName,
                account.path("Id").asText(),
                account.path("FullyQualifiedName").asText(account.path("Name").asText()),
                "");
    }

    /// @return the cast with the project
    Cast linkProject(Cast cast) {
        JsonNode portfolio = Eventually.FIRST.find(
                "The portfolio \"" + PORTFOLIO + "\"", () -> asana.findPortfolio(PORTFOLIO, stage.connectorUser()));
        String owner = "portfolios/" + portfolio.path("gid").asText();
        String classOption = option(owner, "Class", cast.className());
        String departmentOption = option(owner, "Department", cast.departmentName());
        String project = asana.post(
                        "/projects",
                        VendorApi.object()
                                .put("name", "Riverside refit " + cast.tag())
                                .put("workspace", asana.workspace()))
                .path("gid")
                .asText();
        asana.post("/" + owner + "/addItem", VendorApi.object().put("item", project));
        ObjectNode picks = VendorApi.object();
        picks.put(field(owner, "Class"), classOption);
        picks.put(field(owner, "Department"), departmentOption);
        ObjectNode change = VendorApi.object();
        change.set("custom_fields", picks);
        asana.put("/projects/" + project, change);
        Eventually.FIRST.holds("The linked project " + project, () -> {
            TreeSet<String> missing = new TreeSet<>(FIELDS_OF_A_LINKED_PROJECT);
            asana.fieldsOf("projects/" + project)
                    .forEach(field -> missing.remove(field.path("name").asText()));
            return missing.isEmpty() ? List.of() : List.of("it lacks the fields " + missing);
        });
        // The account's option is there once all of the chart is; cost items need it.
        option("projects/" + project, "Account", cast.accountName());
        return new Cast(
                cast.tag(),
                cast.classId(),
                cast.className(),
                cast.departmentId(),
                cast.departmentName(),
                cast.accountId(),
                cast.accountName(),
                project);
    }

    private String option(String owner, String field, String name) {
        return Eventually.FIRST
                .find("The choice \"" + name + "\" of the field " + field, () -> asana.findOption(owner, field, name))
                .path("gid")
                .asText();
    }

    private String field(String owner, String name) {
        return asana.findField(owner, name)
                .orElseThrow(() -> new StepFailure("The field " + name + " is not on " + owner))
                .path("gid")
                .asText();
    }
}
