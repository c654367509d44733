package io.mlconnector.apiclient;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// [ApiTransport] on the JDK's client: pooled HTTP/1.1 connections, one wire attempt, a total time-out.
///
/// The JDK client may repeat a request by itself when a pooled connection turns out to be closed, unless
/// `jdk.httpclient.disableRetryConnect` and `jdk.httpclient.enableAllMethodRetry=false` say otherwise; POST is not
/// repeated by default.
public final class JdkApiTransport implements ApiTransport {
    private static final String USER_AGENT = "ml-connector";

    private final HttpClient client;
    private final TransportSettings settings;

    public JdkApiTransport(TransportSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    @Override
    public ApiResult<ApiResponse> send(ApiRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .timeout(settings.totalTimeout())
                .method(
                        request.method(),
                        request.body() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(request.bodyBytes()));
        builder.setHeader("User-Agent", USER_AGENT);
        request.headers().forEach(builder::setHeader);
        CompletableFuture<HttpResponse<InputStream>> exchange = null;
        long deadline = System.nanoTime() + settings.totalTimeout().toNanos();
        try {
            exchange = client.sendAsync(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
            HttpResponse<InputStream> answer = exchange.get(remaining(deadline), TimeUnit.NANOSECONDS);
            return read(request, answer, deadline);
        } catch (ExecutionException e) {
            return failed(failure(request, e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return failed(new ApiFailure.Unknown(request + ": no answer within " + settings.totalTimeout()));
        } catch (InterruptedException e) {
            if (exchange != null) {
                exchange.cancel(true);
            }
            Thread.currentThread().interrupt();
            return failed(new ApiFailure.Unknown(request + ": interrupted while waiting for the answer"));
        }
    }

    private ApiResult<ApiResponse> read(ApiRequest request, HttpResponse<InputStream> answer, long deadline)
            throws InterruptedException {
        InputStream body = answer.body();
        CompletableFuture<byte[]> bytes = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try (body) {
                bytes.complete(body.readNBytes(settings.maxResponseBytes() + 1));
            } catch (IOException e) {
                bytes.completeExceptionally(e);
            }
        });
        try {
            byte[] whole = bytes.get(remaining(deadline), TimeUnit.NANOSECONDS);
            if (whole.length > settings.maxResponseBytes()) {
                return failed(new ApiFailure.Unknown(
                        request + ": answer is longer than " + settings.maxResponseBytes() + " bytes"));
            }
            Map<String, String> headers = new HashMap<>();
            answer.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            return new ApiResult.Ok<>(
                    new ApiResponse(answer.statusCode(), headers, new String(whole, StandardCharsets.UTF_8)), "");
        } catch (ExecutionException e) {
            return failed(new ApiFailure.Unknown(request + ": answer broke off"));
        } catch (TimeoutException e) {
            closeQuietly(body);
            return failed(new ApiFailure.Unknown(request + ": answer not complete within " + settings.totalTimeout()));
        }
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException ignored) {
            // The answer is given up already; there is nothing left to save.
        }
    }

    private static ApiFailure failure(ApiRequest request, Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException
                || cause instanceof ConnectException
                || cause instanceof UnresolvedAddressException) {
            return new ApiFailure.Unreachable(request + ": no connection to "
                    + request.uri().getHost() + ":" + request.uri().getPort());
        }
        if (cause instanceof HttpTimeoutException) {
            return new ApiFailure.Unknown(request + ": no answer in time");
        }
        return new ApiFailure.Unknown(
                request + ": connection lost (" + cause.getClass().getSimpleName() + ")");
    }

    private static long remaining(long deadline) {
        return Math.max(Duration.ofMillis(1).toNanos(), deadline - System.nanoTime());
    }

    private static ApiResult<ApiResponse> failed(ApiFailure failure) {
        return new ApiResult.Failed<>(failure, "");
    }
}
