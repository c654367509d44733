package io.mlconnector.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mlconnector.contracts.Json;

/// How a command prints its result: `-o text` or `-o json`.
enum Output {
    text,
    json;

    static String pretty(Object value) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
