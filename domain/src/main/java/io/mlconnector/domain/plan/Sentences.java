package io.mlconnector.domain.plan;

/// Plain sentences that are said in more than one place.
final class Sentences {
    private Sentences() {}

    static String unknownInProject(CostCentre centre, String what, Chosen.Unknown unknown) {
        return "The project " + centre.projectName() + " names the " + what + " \"" + unknown.name() + "\", "
                + (unknown.ambiguous()
                        ? "which QuickBooks has more than once, as a name or as an id. In the mapping file, give a"
                                + " full name or an id that no other one has."
                        : "which QuickBooks does not have. Choose another one on the project, or correct the mapping"
                                + " file.");
    }
}
