package io.mlconnector.sandbox.quickbooks.oauth;

/// What an app asks a person for.
///
/// @param scope space separated
/// @param state comes back as it was sent; empty when none was
/// @param nonce for the id token; empty when none was sent
record Ask(String clientId, String redirectUri, String scope, String state, String nonce) {}
