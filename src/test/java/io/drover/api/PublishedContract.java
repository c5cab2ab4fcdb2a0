package io.drover.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Holds answers to the contract, and to nothing but the contract: a field that it does not describe is an error here. */
final class PublishedContract {
    private final OpenAPIContract contract;
    private final ResponseValidator responses;
    private final Set<String> answered = new TreeSet<>();

    PublishedContract(Served served) throws TimeoutException {
        JsonObject published = Contract.load().enforceable();
        close(published);
        this.contract =
                OpenAPIContract.from(served.vertx, published).await(Served.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        this.responses = ResponseValidator.create(served.vertx, contract);
    }

    /** Fails unless the answer is one that the contract allows to this operation. */
    HttpResponse<String> holds(String operation, HttpResponse<String> answer) throws TimeoutException {
        Map<String, String> headers = new HashMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        if (answer.statusCode() < 400) {
            answered.add(operation);
        }
        String type = answer.headers().firstValue("content-type").orElse("");
        ValidatableResponse response = type.isEmpty()
                ? ValidatableResponse.create(answer.statusCode(), headers)
                : ValidatableResponse.create(
                        answer.statusCode(), headers, Buffer.buffer(answer.body()), Contract.standIn(type));
        responses.validate(response, operation).await(Served.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return answer;
    }

    /** What is wrong with a value that is to be of this schema; nothing if it is right. */
    String objections(String schema, JsonObject value) {
        JsonObject schemas =
                contract.getRawContract().getJsonObject("components").getJsonObject("schemas");
        JsonSchemaOptions options = new JsonSchemaOptions()
                .setBaseUri("app://")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic);
        OutputUnit result = Validator.create(JsonSchema.of(schemas.getJsonObject(schema)), options)
                .validate(value);
        return Boolean.TRUE.equals(result.getValid()) ? "" : result.toJson().encode();
    }

    /** The operations that have not yet done what they were asked. */
    Set<String> unanswered() {
        return contract.operations().stream()
                .map(Operation::getOperationId)
                .filter(id -> !answered.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void close(JsonObject node) {
        if (node.containsKey("properties") && !node.containsKey("additionalProperties")) {
            node.put("additionalProperties", false);
        }
        node.forEach(field -> closeAny(field.getValue()));
    }

    private static void closeAny(Object node) {
        if (node instanceof JsonObject object) {
            close(object);
        } else if (node instanceof JsonArray items) {
            items.forEach(PublishedContract::closeAny);
        }
    }
}
