package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.StoragePool;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolXmlTest {

    @Test
    void aDirectoryBelongsToItsHost() {
        // When
        var pool = PoolXml.parse(Fixture.text("pool-dir.xml"), true);
        // Then
        assertThat(pool)
                .isEqualTo(new StoragePool(
                        "vm", "dir", "/srv/vm/disks", Optional.empty(), true, 8_350_334_976L, 8_306_819_072L));
    }

    @ParameterizedTest
    @CsvSource({
        "netfs, <host name='stor'/><dir path='/'/><format type='auto'/>, nfs://stor/",
        "netfs, <host name='Stor'/><dir path='//export/vm/'/><format type='nfs'/>, nfs://stor/export/vm/",
        "netfs, <host name='stor'/><dir path='vm'/><format type='cifs'/>, cifs://stor/vm/",
        "netfs, <host name='stor'/><dir path='vol1'/><format type='glusterfs'/>, gluster://stor/vol1/",
        "iscsi, <host name='san' port='3260'/><device path='iqn.2026-01.example:vm'/>, iscsi://san:3260/iqn.2026-01.example:vm",
        "rbd, <host name='mon1'/><name>guests</name>, rbd://mon1/guests",
        "gluster, <host name='g1'/><name>vol1</name><dir path='/vm'/>, gluster://g1/vol1/vm/",
    })
    void sharedStorageIsNamedTheSameFromEveryHost(String type, String source, String identity) {
        // When
        var pool =
                PoolXml.parse("<pool type='" + type + "'><name>p</name><source>" + source + "</source></pool>", true);
        // Then
        assertThat(pool.identity()).contains(identity);
    }

    @ParameterizedTest
    @CsvSource({
        "dir, <dir path='/x'/>",
        "fs, <device path='/dev/sdb1'/>",
        "logical, <name>vg0</name>",
        "zfs, <name>tank</name>",
        "disk, <device path='/dev/sdc'/>",
        "netfs, <dir path='/no-host'/>"
    })
    void storageThatMayBeLocalHasNoSuchName(String type, String source) {
        // When
        var pool =
                PoolXml.parse("<pool type='" + type + "'><name>p</name><source>" + source + "</source></pool>", false);
        // Then
        assertThat(pool.identity()).isEmpty();
        assertThat(pool.active()).isFalse();
    }
}
