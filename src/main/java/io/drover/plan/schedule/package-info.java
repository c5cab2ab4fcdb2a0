/** Which guest goes where, when and at what rate: destinations and times chosen together, over bare figures and numbered hosts. */
@NullMarked
package io.drover.plan.schedule;

import org.jspecify.annotations.NullMarked;
