/** What the commands show of fleets, plans and runs. Pure functions from the model to lines of text. */
@NullMarked
package io.drover.cli.view;

import org.jspecify.annotations.NullMarked;
