package io.drover.api;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;

/** Carries out one operation of the contract, for a request that the contract allows. */
@FunctionalInterface
interface Operation {
    CompletionStage<Answer> carryOut(RoutingContext request);
}
