package io.mlconnector.apiclient;

/// Sends one request exactly once. Never retries, never follows a redirect: retries belong to whoever knows whether the
/// request may be repeated.
public interface ApiTransport {
    ApiResult<ApiResponse> send(ApiRequest request);
}
