package io.mlconnector.console.connect;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/// A workspace of Asana, and the user that the connector works as.
///
/// @param user name of the person who consents
/// @param role member or guest
/// @param kind production or local sandbox
record Workspace(String gid, String name, String user, String email, String role, String kind) implements Subject {

    static String kind(URI apiUrl) {
        String host = String.valueOf(apiUrl.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("app.asana.com") ? "production" : "local sandbox";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                new Row("Workspace", name),
                new Row("Number", gid),
                new Row("Works as", user),
                new Row("E-mail", email),
                new Row("Role", role),
                new Row("Kind", kind));
    }

    @Override
    public String sentence() {
        return "Asana lets ml-connector work in this workspace as this user: it sees and does what the user may. Nothing"
                + " is bound yet. If it is connected already, this consent takes the place of the one before; what waits"
                + " is written afterwards, nothing is lost.";
    }
}
