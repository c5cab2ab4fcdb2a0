/**
 * A login to a Dom0, Linux or FreeBSD, for the facts that a toolstack does not tell. {@link io.drover.driver.dom0.Probe} is the
 * script that takes them all in one round trip, {@link io.drover.driver.dom0.ProbeReport} reads what it says; each section has a
 * reader of its own.
 */
@NullMarked
package io.drover.driver.dom0;

import org.jspecify.annotations.NullMarked;
