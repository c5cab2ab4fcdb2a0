/** Xen's pre-copy arithmetic: bytes, time and downtime of a migration, with their bounds, and calibration from past ones. */
@NullMarked
package io.drover.precopy;

import org.jspecify.annotations.NullMarked;
