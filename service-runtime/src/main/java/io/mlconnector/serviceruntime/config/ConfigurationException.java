package io.mlconnector.serviceruntime.config;

/// The configuration is missing something, contradicts itself or has a value of the wrong kind. The message is a
/// sentence for the operator that names the key; the service does not start, and Quarkus prints the sentence alone.
public final class ConfigurationException extends io.quarkus.runtime.configuration.ConfigurationException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String sentence) {
        super(sentence);
    }
}
