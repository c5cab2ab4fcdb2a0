/** Ways to reach a Xen host; each subpackage is one way and knows nothing of the others unless it builds on it. */
@NullMarked
package io.drover.driver;

import org.jspecify.annotations.NullMarked;
