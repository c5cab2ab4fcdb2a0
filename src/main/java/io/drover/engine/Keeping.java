package io.drover.engine;

import java.time.Duration;

/**
 * How long history is kept. Of what is open or unsettled nothing is ever forgotten.
 *
 * @param runs how many runs that ended are remembered
 * @param time how long after its end a run is remembered
 */
public record Keeping(int runs, Duration time) {}
