package io.mlconnector.sandbox.asana.page;

/// What a person typed cannot be sent; the message is a sentence for the person.
final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstoodException(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
