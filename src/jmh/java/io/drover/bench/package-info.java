/** How long things take at the size that Drover is made for. Compiled and run by {@code mvn -Pbench test} alone. */
@NullMarked
package io.drover.bench;

import org.jspecify.annotations.NullMarked;
