package io.mlconnector.sandbox.quickbooks.oauth;

/// An app as it is registered with Intuit.
///
/// @param name what people read on the consent page
public record App(String clientId, String clientSecret, String name) {
    @Override
    public String toString() {
        return "App " + clientId;
    }
}
