/** The durable journal in SQL; the only place that knows JDBC. */
@NullMarked
package io.drover.store;

import org.jspecify.annotations.NullMarked;
