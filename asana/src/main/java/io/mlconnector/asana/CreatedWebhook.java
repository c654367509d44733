package io.mlconnector.asana;

/// A webhook that Asana has just created.
///
/// @param secret the key of its signatures, from the authenticated answer; Asana never tells it again
public record CreatedWebhook(String gid, String secret) {
    @Override
    public String toString() {
        return "CreatedWebhook[" + gid + "]";
    }
}
