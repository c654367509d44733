package io.mlconnector.sandbox.asana.page;

import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.page.Form.Option;
import java.util.ArrayList;
import java.util.List;

/// Names and addresses of what a page shows.
final class Names {
    private static final int MAX_OPTIONS = 1000;

    private Names() {}

    static String of(Resource resource) {
        String name = resource.text("name");
        return name.isBlank() ? "(no name)" : name;
    }

    /// To the second.
    static String time(String timestamp) {
        return timestamp.replaceAll("\\.[0-9]+Z$", "Z").replace("T", " ");
    }

    static String list(String projectGid) {
        return "/0/" + projectGid + "/list";
    }

    /// Under its first project, as Asana's own pages do.
    static String task(Resource task) {
        return "/0/" + task.projects().stream().findFirst().orElse("0") + "/" + task.gid();
    }

    static String portfolio(String gid) {
        return "/0/portfolio/" + gid;
    }

    /// Everything of a kind, with an empty choice first.
    static List<Option> options(Work work, Type type) {
        List<Option> options = new ArrayList<>(List.of(new Option("", "")));
        work.resources().all(type).stream()
                .limit(MAX_OPTIONS)
                .forEach(each -> options.add(new Option(each.gid(), of(each))));
        return List.copyOf(options);
    }
}
