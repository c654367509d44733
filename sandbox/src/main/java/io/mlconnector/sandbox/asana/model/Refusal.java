package io.mlconnector.sandbox.asana.model;

/// The answer is one of Asana's errors, and nothing of the request happened.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private Refusal(int status, String message) {
        this(status, message, "");
    }

    private Refusal(int status, String message, String code) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
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

    public static Refusal notInPlan(String feature) {
        return new Refusal(402, feature + " is not available to free users or guests.");
    }

    public static Refusal notFound(String message) {
        return new Refusal(404, message);
    }

    public static Refusal missing(String field) {
        return badRequest(field + ": Missing input");
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
