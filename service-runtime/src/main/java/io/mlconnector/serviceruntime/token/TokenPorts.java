package io.mlconnector.serviceruntime.token;

import java.util.function.Supplier;

/// What an owner of tokens works with.
///
/// @param vaults each call opens one, which shuts out the owner before
/// @param grants what people granted on the console
record TokenPorts(TokenEndpoint endpoint, Supplier<TokenVault> vaults, Grants grants, TokenEvents events) {}
