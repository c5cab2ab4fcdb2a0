/** The planner, its lower bound, the independent verifier of plans, and the simulation of a plan on paper. */
@NullMarked
package io.drover.plan;

import org.jspecify.annotations.NullMarked;
