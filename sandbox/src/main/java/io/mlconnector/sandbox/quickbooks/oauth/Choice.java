package io.mlconnector.sandbox.quickbooks.oauth;

/// A company that a person may connect.
///
/// @param remark such as its country and currency
public record Choice(String realmId, String name, String remark) {}
