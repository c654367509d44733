package io.mlconnector.serviceruntime.config;

/// The configuration is missing something, contradicts itself or has a value of the wrong kind. The message is a
/// sentence for the operator that names the key; the service does not start.
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String sentence) {
        super(sentence, null, false, false);
    }
}
