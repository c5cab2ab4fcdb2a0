/** Xen hosts reached through libvirt; the only place that knows libvirt's binding or JNA. */
@NullMarked
package io.drover.driver.libvirt;

import org.jspecify.annotations.NullMarked;
