package io.drover.json;

/** A text is no JSON, or not the JSON that was wanted. The message names the field, its value and what would be right. */
public final class JsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }

    JsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
