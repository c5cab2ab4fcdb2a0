package io.drover.cli.http;

import io.drover.json.Json;
import io.drover.json.JsonException;

/**
 * What the server answered: its own text for {@code -o json}, and the value that it stands for.
 *
 * @param json the text
 */
public record Answer(String json) {

    /**
     * The value.
     *
     * @throws ProblemException if the text is not such a value
     */
    public <T> T as(Class<T> type) {
        try {
            return Json.readKnown(json, type);
        } catch (JsonException refused) {
            throw new ProblemException(
                    Problem.of(
                            Problem.Kind.BROKEN,
                            "the server's " + type.getSimpleName() + " is not understood (" + refused.getMessage()
                                    + "); are server and command of the same release?"),
                    refused);
        }
    }
}
