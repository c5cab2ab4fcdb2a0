/** Pages that one looks at in a browser: each a single file that needs no network and runs no script. */
@NullMarked
package io.drover.cli.page;

import org.jspecify.annotations.NullMarked;
