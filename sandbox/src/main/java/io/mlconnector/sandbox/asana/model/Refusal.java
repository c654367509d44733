package io.mlconnector.sandbox.asana.model;

/// The answer is one of Asana's errors, and nothing of the request happened.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final int retryAfter;

    private Refusal(int status, String message) {
        this(status, message, "");
    }

    private Refusal(int status, String message, String code) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = 0;
    }

    private Refusal(int status, String message, int retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.code = "";
        this.retryAfter = retryAfter;
    }

    public static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    /// @param code for machines, in the member `error`
    public static Refusal badRequest(String message, String code) {
        return new Refusal(400, message, code);
    }

    public static Refusal unauthorized() {
        return new Refusal(401, "Not Authorized");
    }

    public static Refusal forbidden(String message) {
        return new Refusal(403, message);
    }

    /// @param retryAfter seconds
    public static Refusal tooMany(int retryAfter) {
        return new Refusal(429, "You have made too many requests recently. Please, be chill.", retryAfter);
    }

    /// The token was good until its hour was over.
    public static Refusal expired() {
        return new Refusal(
                401,
                "The bearer token has expired. If you have a refresh token, please use it to request a new bearer "
                        + "token, otherwise allow the user to re-authenticate.");
    }

    public static Refusal notInPlan(String feature) {
        return new Refusal(402, feature + " is not available to free users or guests.");
    }

    public static Refusal notFound(String message) {
        return new Refusal(404, message);
    }

    public static Refusal missing(String field) {
        return badRequest(field + ": Missing input");
    }

    /// Seconds; 0 when there is nothing to wait for.
    public int retryAfter() {
        return retryAfter;
    }

    public int status() {
        return status;
    }

    /// Empty when there is none, as usual.
    public String code() {
        return code;
    }

    /// The text of the one error in the envelope.
    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
