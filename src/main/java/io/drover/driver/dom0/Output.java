package io.drover.driver.dom0;

import java.time.Instant;

/**
 * What a script printed.
 *
 * @param text its standard output
 * @param sent just before it was sent
 * @param received when all of it was here
 */
record Output(String text, Instant sent, Instant received) {}
