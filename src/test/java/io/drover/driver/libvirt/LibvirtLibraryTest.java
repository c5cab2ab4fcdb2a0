package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LibvirtLibraryTest {

    @Test
    void aMissingLibraryIsSaidWithItsRemedy() {
        assertThatThrownBy(() -> LibvirtLibrary.probe("virt-that-is-not-there"))
                .isInstanceOf(LibvirtMissingException.class)
                .hasMessageContaining("libvirt-that-is-not-there")
                .hasMessageContaining("apt-get install libvirt0");
    }
}
