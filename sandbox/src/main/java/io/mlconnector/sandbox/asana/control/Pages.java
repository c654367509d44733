package io.mlconnector.sandbox.asana.control;

import io.mlconnector.sandbox.asana.feed.Webhooks;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.http.WireLog;
import java.util.function.Function;

/// Pages for people.
public final class Pages {
    public Pages(World world, Function<Work, View> views, Webhooks webhooks, WireLog requests) {}

    public Answer handle(Call call) {
        return Answer.html(200, Html.page("Local Asana", "", ""));
    }
}
