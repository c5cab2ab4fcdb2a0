/** Prerequisites of a move: one small class a check, and the registry that lists them. */
@NullMarked
package io.drover.check;

import org.jspecify.annotations.NullMarked;
