package io.drover.model;

import java.time.Duration;

/**
 * A host's clock beside Drover's.
 *
 * @param ahead how far it is ahead of Drover's; negative when it is behind
 * @param uncertainty half of the time that the question took: the offset may be wrong by as much
 * @param synchronised whether the host says that a time service keeps it right
 */
public record HostClock(Duration ahead, Duration uncertainty, boolean synchronised) {}
