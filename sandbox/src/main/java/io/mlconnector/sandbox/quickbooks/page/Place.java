package io.mlconnector.sandbox.quickbooks.page;

import io.mlconnector.sandbox.http.Handler;

/// A company to work in.
///
/// @param api answers calls below `/v3/company/{realmId}` without asking who calls
public record Place(String realmId, String name, Handler api) {}
