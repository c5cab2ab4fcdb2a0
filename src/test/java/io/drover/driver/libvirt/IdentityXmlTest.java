package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityXmlTest {
    @Test
    void readsTheMachinesUuid() {
        // When
        var uuid = IdentityXml.parse(Fixture.text("sysinfo.xml"));
        // Then
        assertThat(uuid).contains(UUID.fromString("00000001-1ab0-4000-8000-000000000001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not Specified",
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-FFFFFFFFFFFF",
                "1-1-1-1-1",
                ""
            })
    void whatFirmwareSaysThatHasNoneIsNone(String said) {
        // When
        var uuid = IdentityXml.parse("<sysinfo><system><entry name='uuid'>" + said + "</entry></system></sysinfo>");
        // Then
        assertThat(uuid).isEmpty();
    }
}
