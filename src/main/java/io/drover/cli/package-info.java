/** The commands; they speak HTTP to a server, or to one started in this process for the command's life. */
@NullMarked
package io.drover.cli;

import org.jspecify.annotations.NullMarked;
