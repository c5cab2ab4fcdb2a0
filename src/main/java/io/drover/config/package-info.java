/** Configuration: one record a section, parsed and validated, with visible defaults. */
@NullMarked
package io.drover.config;

import org.jspecify.annotations.NullMarked;
