/** Every meter's name, unit and help in one place, and the binders that listen to events. */
@NullMarked
package io.drover.metrics;

import org.jspecify.annotations.NullMarked;
