/** Guests driven by {@code xl} through a login to the Dom0, for hosts without libvirt: what is there, so far. */
@NullMarked
package io.drover.driver.xl;

import org.jspecify.annotations.NullMarked;
