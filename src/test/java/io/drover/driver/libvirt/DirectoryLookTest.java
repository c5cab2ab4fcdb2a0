package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DirectoryLookTest {

    @Test
    void aDirectoryOfAnyNameStaysADirectory() {
        // Given
        var directory = "/srv/a&b/<c>/'d'";
        // When
        var pool = PoolXml.parse(DirectoryLook.description(directory), true);
        // Then
        assertThat(pool.targetPath()).isEqualTo(directory);
        assertThat(pool.type()).isEqualTo("dir");
        assertThat(pool.name()).startsWith("drover-look-");
    }
}
