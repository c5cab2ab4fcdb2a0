/** Simulated Xen hosts with memory rounds, shared links and faults, under real or virtual time. */
@NullMarked
package io.drover.driver.sim;

import org.jspecify.annotations.NullMarked;
