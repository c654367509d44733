package io.mlconnector.local.installation;

import io.mlconnector.local.terminal.CommandFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Decides from the environment which systems are real. One variable of a side is enough to mean the real one; then
/// all that it needs has to be there, so that nobody posts to the sandbox believing it is the books, or the reverse.
public record Sides(Side quickbooks, Side asana) {
    private static final Vendor QUICKBOOKS = new Vendor(
            "QuickBooks",
            "QUICKBOOKS_",
            Map.of(
                    "QUICKBOOKS_API_URL", "https://quickbooks.api.intuit.com",
                    "QUICKBOOKS_OAUTH_URL", "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"),
            List.of(
                    "QUICKBOOKS_REALM_ID",
                    "QUICKBOOKS_CLIENT_ID",
                    "QUICKBOOKS_CLIENT_SECRET",
                    "QUICKBOOKS_WEBHOOK_VERIFIER"),
            "",
            List.of());
    private static final Vendor ASANA = new Vendor(
            "Asana",
            "ASANA_",
            Map.of("ASANA_API_URL", "https://app.asana.com/api/1.0"),
            List.of("ASANA_ACCESS_TOKEN", "ASANA_WORKSPACE"),
            "ASANA_CLIENT_ID",
            List.of("ASANA_CLIENT_SECRET", "ASANA_WORKSPACE"));
    /// Not the vendor's, although the names begin alike.
    private static final Set<String> OURS =
            Set.of(Port.ASANA_WRITER.variable(), "ASANA_WRITER_URL", "QUICKBOOKS_READ_BUDGET");

    /// @param app the variable of an OAuth app that can be used in place of what else is required
    private record Vendor(
            String name,
            String prefix,
            Map<String, String> defaults,
            List<String> required,
            String app,
            List<String> requiredWithApp) {

        /// A token that is given goes before an app, as in the services.
        List<String> requiredWith(Map<String, String> given) {
            return given.containsKey(app) && !given.containsKey(required.getFirst()) ? requiredWithApp : required;
        }
    }

    /// Both local.
    public static Sides sandbox() {
        return new Sides(new Side.Sandbox(), new Side.Sandbox());
    }

    /// No refresh token has to be given: a person connects on the console.
    ///
    /// @throws CommandFailure naming the variable that is missing
    public static Sides decide(Map<String, String> environment) {
        return new Sides(side(QUICKBOOKS, environment), side(ASANA, environment));
    }

    public boolean needSandbox() {
        return quickbooks instanceof Side.Sandbox || asana instanceof Side.Sandbox;
    }

    private static Side side(Vendor vendor, Map<String, String> environment) {
        Map<String, String> given = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(vendor.prefix()) && !OURS.contains(name) && !value.isBlank()) {
                given.put(name, value);
            }
        });
        if (given.isEmpty()) {
            return new Side.Sandbox();
        }
        Optional<String> absent = vendor.requiredWith(given).stream()
                .filter(name -> !given.containsKey(name))
                .findFirst();
        if (absent.isPresent()) {
            throw missing(vendor, absent.get(), given);
        }
        Map<String, String> whole = new LinkedHashMap<>(vendor.defaults());
        whole.putAll(given);
        return new Side.Real(whole);
    }

    private static CommandFailure missing(Vendor vendor, String absent, Map<String, String> given) {
        String present = given.keySet().stream()
                .filter(name -> !vendor.defaults().containsKey(name))
                .sorted()
                .findFirst()
                .orElseGet(() -> given.keySet().iterator().next());
        return CommandFailure.of(present + " asks for the real " + vendor.name() + ", but " + absent
                + " is not set: set it, or unset all " + vendor.prefix() + "* variables to use the sandbox.");
    }
}
