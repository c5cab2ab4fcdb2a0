/** The program's start: wiring, signals and service notification; the only room that sees all others. */
@NullMarked
package io.drover.app;

import org.jspecify.annotations.NullMarked;
