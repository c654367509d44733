package io.mlconnector.sandbox;

import java.util.Map;

/// Who may call the sandboxes. Known to everyone by default, so that services on a laptop need no settings.
///
/// @param refreshToken the connector's first QuickBooks token, as a person's consent would give it
/// @param webhookVerifier signs QuickBooks' webhooks
/// @param asanaToken of the Asana user that the connector works as
/// @param asanaManagerToken of the Asana user who plays the project manager
/// @param asanaClientId of the OAuth app, for clients that come with grants instead of tokens
public record SandboxCredentials(
        String realmId,
        String clientId,
        String clientSecret,
        String refreshToken,
        String webhookVerifier,
        String asanaToken,
        String asanaManagerToken,
        String asanaWorkspace,
        String asanaClientId,
        String asanaClientSecret) {
    public static final SandboxCredentials DEFAULT = new SandboxCredentials(
            "9341450000000001",
            "sandbox-client",
            "sandbox-client-secret",
            "sandbox-refresh-token",
            "sandbox-verifier",
            "sandbox-asana-token",
            "sandbox-asana-manager-token",
            "1200000000000001",
            "sandbox-asana-client",
            "sandbox-asana-client-secret");

    /// The defaults, with what the `SANDBOX_*` variables say instead.
    public static SandboxCredentials from(Map<String, String> environment) {
        return new SandboxCredentials(
                given(environment, "SANDBOX_REALM_ID", DEFAULT.realmId),
                given(environment, "SANDBOX_CLIENT_ID", DEFAULT.clientId),
                given(environment, "SANDBOX_CLIENT_SECRET", DEFAULT.clientSecret),
                given(environment, "SANDBOX_REFRESH_TOKEN", DEFAULT.refreshToken),
                given(environment, "SANDBOX_WEBHOOK_VERIFIER", DEFAULT.webhookVerifier),
                given(environment, "SANDBOX_ASANA_TOKEN", DEFAULT.asanaToken),
                given(environment, "SANDBOX_ASANA_MANAGER_TOKEN", DEFAULT.asanaManagerToken),
                given(environment, "SANDBOX_ASANA_WORKSPACE", DEFAULT.asanaWorkspace),
                given(environment, "SANDBOX_ASANA_CLIENT_ID", DEFAULT.asanaClientId),
                given(environment, "SANDBOX_ASANA_CLIENT_SECRET", DEFAULT.asanaClientSecret));
    }

    private static String given(Map<String, String> environment, String key, String otherwise) {
        String value = environment.getOrDefault(key, "");
        return value.isBlank() ? otherwise : value.strip();
    }

    @Override
    public String toString() {
        return "SandboxCredentials[realmId=" + realmId + ", asanaWorkspace=" + asanaWorkspace + "]";
    }
}
