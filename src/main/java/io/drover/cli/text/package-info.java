/** Text for people: cells, lines, tables, amounts and colours. Pure functions, tested on whole texts. */
@NullMarked
package io.drover.cli.text;

import org.jspecify.annotations.NullMarked;
