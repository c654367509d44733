package io.mlconnector.sandbox.page;

import io.mlconnector.sandbox.http.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Keeps other web sites from sending our forms: each form holds a word that only our own pages know, and a browser
/// that
/// says where a form comes from must name us.
public final class Csrf {
    static final String FIELD = "csrf";

    private final String word;

    public Csrf() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        this.word = HexFormat.of().formatHex(random);
    }

    String word() {
        return word;
    }

    public boolean accepts(Call call, Typed typed) {
        String origin = call.header("origin");
        String host = call.header("host");
        boolean here = origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
        return here
                && MessageDigest.isEqual(
                        word.getBytes(StandardCharsets.UTF_8), typed.text(FIELD).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Csrf";
    }
}
