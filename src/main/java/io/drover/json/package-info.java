/** The one mapping between model values and JSON, for the journal, the API and the command line. */
@NullMarked
package io.drover.json;

import org.jspecify.annotations.NullMarked;
