package io.mlconnector.sandbox.asana.page;

import static io.mlconnector.sandbox.http.Html.escape;

import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Part;
import io.mlconnector.sandbox.page.Site;
import io.mlconnector.sandbox.page.Typed;

/// Comments and history of a task, newest first, with a form for one more comment.
final class Stories {
    private static final int SHOWN = 200;

    private Stories() {}

    static String html(Work work, Site site, Resource task, Typed typed, String address) {
        StringBuilder html = new StringBuilder(Form.of(address, site.csrf())
                .area("comment", "Comment", typed.text("do").equals("comment") ? typed.text("comment") : "")
                .button("Comment", "comment", "main")
                .html());
        work.resources().under(IndexKeys.storiesOn(task.gid())).reversed().stream()
                .limit(SHOWN)
                .forEach(story -> html.append(story(work, story)));
        return Part.card("Comments and history", "newest first", html.toString());
    }

    private static String story(Work work, Resource story) {
        boolean comment = story.text("type").equals("comment");
        String who =
                work.resources().find(story.text("created_by")).map(Names::of).orElse("");
        return (comment ? "<div class=\"note\"><p>" : "<div class=\"note off\"><p>")
                + escape(story.text("text")).replace("\n", "<br>")
                + "</p><small>"
                + escape((comment ? who + ", " : "") + Names.time(story.text("created_at")))
                + "</small></div>";
    }
}
