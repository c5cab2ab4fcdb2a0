package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.HostName;
import io.drover.port.HostException.Recourse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "38 | unable to connect to server at '192.0.2.2:16509': Connection refused | RETRY",
                "38 | unable to connect to server at '192.0.2.2:16509': No route to host | RETRY",
                "68 | Timed out during operation: cannot acquire state change lock (held by monitor=x) | RETRY",
                "9 | operation failed: domain 'g1' already exists with uuid 11111111-2222-3333-4444-555555555555 | GIVE_UP",
                "55 | Requested operation is not valid: domain 'g2' is already being started | GIVE_UP",
                "9 | operation failed: Fail to create socket for incoming migration | GIVE_UP",
                "8 | unsupported flags (0x200) in function libxlDomainMigrateBegin3Params | GIVE_UP",
                "74 | argument unsupported: parameter 'bandwidth' not supported | GIVE_UP",
                "3 | this function is not supported by the connection driver: virDomainMigrateToURI3 | GIVE_UP",
                "55 | Requested operation is not valid: domain is not running | GIVE_UP",
                "1 | internal error: Failed to send migration data to destination host | RETRY",
                "9 | operation failed: Migration failed. Domain is not running on destination host | GIVE_UP",
                "1 | internal error: client socket is closed | RETRY",
                "1 | internal error: connection closed due to keepalive timeout | RETRY",
                "38 | End of file while reading data: Input/output error | OUTCOME_UNKNOWN",
                "42 | Domain not found: no domain with matching uuid | OUTCOME_UNKNOWN",
                "1 | something that nobody has seen before | OUTCOME_UNKNOWN",
            })
    void aFailedMigrationMeans(int code, String said, Recourse recourse) {
        // When
        var error = MigrationErrors.of(XEN1, XEN2, Handshake.PEER_TO_PEER, new LibvirtFailure(code, said));
        // Then
        assertThat(error.recourse()).isEqualTo(recourse);
        assertThat(error).hasMessageContaining("from xen1 to xen2").hasMessageContaining(said);
    }

    @Test
    void aRefusalByTheDestinationSaysWhatItLeavesAtTheSource() {
        // When
        var error = MigrationErrors.of(
                XEN1,
                XEN2,
                Handshake.PEER_TO_PEER,
                new LibvirtFailure(9, "operation failed: domain 'g1' already exists with uuid 1"));
        // Then
        assertThat(error)
                .hasMessageContaining("'paused (migrating)'")
                .hasMessageContaining("restart libvirtd")
                .hasMessageContaining("libvirt on xen1");
    }

    @Test
    void aRefusalByTheDestinationOfAManagedMigrationLeavesAJobAtTheSource() {
        // When
        var error = MigrationErrors.of(
                XEN1,
                XEN2,
                Handshake.MANAGED,
                new LibvirtFailure(9, "operation failed: Fail to create socket for incoming migration"));
        // Then
        assertThat(error).hasMessageContaining("hold a job").hasMessageContaining("libvirt on xen1");
    }

    @ParameterizedTest
    @CsvSource({
        "3, GIVE_UP",
        "42, GIVE_UP",
        "55, GIVE_UP",
        "45, GIVE_UP",
        "38, RETRY",
        "39, RETRY",
        "68, RETRY",
        "1, RETRY"
    })
    void aFailedCallMeans(int code, Recourse recourse) {
        // When
        var error = CallErrors.of(XEN1, "look", new LibvirtFailure(code, "words"));
        // Then
        assertThat(error.recourse()).isEqualTo(recourse);
        assertThat(error).hasMessage("xen1: look failed: words");
    }
}
