/** The run: a pure {@code decide}, an interpreter that performs its effects, and reconciliation. */
@NullMarked
package io.drover.engine;

import org.jspecify.annotations.NullMarked;
