/** Logins to Dom0s by SSH; the only place that knows the SSH library. */
@NullMarked
package io.drover.driver.dom0;

import org.jspecify.annotations.NullMarked;
