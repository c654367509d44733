package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.Input;

/// Members of `data` that name another object.
final class Asks {
    private Asks() {}

    static String gid(Ask ask, String field) {
        return new Input(ask.data()).gid(field);
    }
}
