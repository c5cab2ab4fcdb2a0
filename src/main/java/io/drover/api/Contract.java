package io.drover.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The OpenAPI document: what is served is what is enforced. */
final class Contract {
    /** Where all its paths begin. */
    static final String BASE = "/api/v1";

    /** Vert.x knows no other media types in a contract, so these stand in for those that it lacks while it enforces ours. */
    private static final Map<String, String> STAND_INS = Map.of(
            "application/problem+json", "application/json",
            "text/event-stream", "text/plain",
            "application/yaml", "application/octet-stream");

    private final String yaml;
    private final Map<?, ?> tree;

    private Contract(String yaml, Map<?, ?> tree) {
        this.yaml = yaml;
        this.tree = tree;
    }

    /** Reads the document from the program itself; blocks for a moment. */
    static Contract load() {
        try (InputStream in = Contract.class.getResourceAsStream("openapi.yaml")) {
            String yaml = new String(Objects.requireNonNull(in, "openapi.yaml").readAllBytes(), StandardCharsets.UTF_8);
            return new Contract(
                    yaml, (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException("the API's contract cannot be read from the program's own files", e);
        }
    }

    String yaml() {
        return yaml;
    }

    JsonObject json() {
        return object(tree, UnaryOperator.identity());
    }

    /** The document in the form that Vert.x can enforce. It wants an absolute URL too, of which only the path counts. */
    JsonObject enforceable() {
        return object(tree, Contract::standIn)
                .put("servers", new JsonArray().add(new JsonObject().put("url", "http://localhost" + BASE)));
    }

    /** The media type under which the enforced document knows another. */
    static String standIn(String mediaType) {
        return STAND_INS.getOrDefault(mediaType, mediaType);
    }

    private static JsonObject object(Map<?, ?> fields, UnaryOperator<String> rename) {
        JsonObject object = new JsonObject();
        fields.forEach((name, value) -> object.put(rename.apply(String.valueOf(name)), json(value, rename)));
        return object;
    }

    private static @Nullable Object json(@Nullable Object node, UnaryOperator<String> rename) {
        if (node instanceof Map<?, ?> fields) {
            return object(fields, rename);
        }
        if (node instanceof List<?> items) {
            JsonArray array = new JsonArray();
            items.forEach(item -> array.add(json(item, rename)));
            return array;
        }
        return node;
    }
}
