package io.mlconnector.local.demo;

/// A step of the story that did not come out as it should, as a sentence.
final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailure(String sentence) {
        super(sentence);
    }
}
