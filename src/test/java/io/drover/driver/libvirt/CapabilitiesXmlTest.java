package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapabilitiesXmlTest {

    @Test
    void readsTheProcessor() {
        // When
        var host = CapabilitiesXml.parse(Fixture.text("capabilities.xml"));
        // Then
        assertThat(host.architecture()).isEqualTo("x86_64");
        assertThat(host.model().asOptional()).contains("xenlab");
        assertThat(host.features().asOptional().orElseThrow())
                .containsExactlyInAnyOrder("pni", "cx16", "hypervisor", "syscall", "nx", "lm", "lahf_lm", "svm");
    }

    @Test
    void withoutAModelTheFeaturesAreNotKnownEither() {
        // When
        var host = CapabilitiesXml.parse(
                "<capabilities><host><cpu><arch>x86_64</arch><feature name='svm'/></cpu></host></capabilities>");
        // Then
        assertThat(host.model().asOptional()).isEmpty();
        assertThat(host.features().asOptional()).isEmpty();
    }
}
