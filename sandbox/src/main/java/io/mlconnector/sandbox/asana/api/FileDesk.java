package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.Attachments;
import io.mlconnector.sandbox.asana.model.Downloads;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import java.util.List;
import java.util.Optional;

/// Uploaded files, for whoever has an address that is not too old. No token is asked for.
public final class FileDesk {
    private static final int PARTS = 4;

    private final World world;

    public FileDesk(World world) {
        this.world = world;
    }

    public Answer handle(Call call) {
        List<String> parts = call.segments();
        if (parts.size() != PARTS || !call.method().equals("GET")) {
            return Answer.text(404, "Asana has no " + call.method() + " of this file.");
        }
        if (!Downloads.isLive(call.query("expires", ""), world.now())) {
            return Answer.text(403, "The address has expired.");
        }
        Optional<byte[]> file = world.asSystem(work -> work.resources()
                .find(Type.ATTACHMENT, parts.get(2))
                .flatMap(attachment -> Attachments.file(attachment, parts.get(3))));
        return file.map(bytes -> Answer.bytes(200, "application/octet-stream", bytes))
                .orElse(Answer.text(404, "There is no such file."));
    }
}
