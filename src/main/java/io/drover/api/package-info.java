/** HTTP: the OpenAPI contract, its handlers, problem documents and server-sent events. */
@NullMarked
package io.drover.api;

import org.jspecify.annotations.NullMarked;
