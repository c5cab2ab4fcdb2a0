/** The commands' side of the HTTP API: requests, problems and the event stream. */
@NullMarked
package io.drover.cli.http;

import org.jspecify.annotations.NullMarked;
