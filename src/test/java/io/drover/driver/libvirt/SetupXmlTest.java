package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Setup;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupXmlTest {
    private static final String OWN_CPU = "<cpu mode='host-passthrough'>";

    @Test
    void readsHowARunningPvhGuestWasSetUp() {
        // When
        var setup = DomainXml.parse(Fixture.text("pvh-live.xml"), pool -> Optional.empty())
                .setup();
        // Then
        assertThat(setup.bootFiles())
                .isEqualTo(Map.of("kernel", "/srv/vm/boot/vmlinux", "ramdisk", "/srv/vm/boot/initrd-guest"));
        assertThat(setup.displays()).isEmpty();
        assertThat(setup.vnuma().asOptional()).contains(false);
        assertThat(setup.nestedHvm().asOptional()).contains(false);
        assertThat(setup.tscMode().asOptional()).contains("default");
        assertThat(setup.pinnedTo().asOptional()).contains(Set.of());
        assertThat(setup.migratable().basis()).contains("nomigrate");
        assertThat(setup.cpuPool().basis()).contains("xl list -c");
    }

    @Test
    void readsEveryFileThatAStartNeeds() {
        // When
        var setup = setup("<bootloader>/usr/lib/xen-4.17/bin/pygrub</bootloader>"
                + "<os><type>hvm</type><loader>/usr/lib/xen-4.17/boot/hvmloader</loader></os>"
                + "<devices><emulator>/usr/bin/qemu-system-i386</emulator></devices>");
        // Then
        assertThat(setup.bootFiles())
                .isEqualTo(Map.of(
                        "bootloader", "/usr/lib/xen-4.17/bin/pygrub",
                        "firmware", "/usr/lib/xen-4.17/boot/hvmloader",
                        "device model", "/usr/bin/qemu-system-i386"));
    }

    @Test
    void aBootloaderOfTheToolstackIsNoFileOfTheGuests() {
        // When
        var setup = setup("<bootloader>pygrub</bootloader><os><type>xen</type></os><devices/>");
        // Then
        assertThat(setup.bootFiles()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<graphics type='vnc' port='5901' autoport='no' listen='0.0.0.0'/>, vnc, 0.0.0.0, 5901",
        "<graphics type='vnc' port='5901' autoport='yes'><listen type='address' address='::'/></graphics>, vnc, ::, 0",
        "<graphics type='spice' port='-1'/>, spice, '', 0",
        "<graphics type='vnc'><listen type='network' network='mgmt'/></graphics>, vnc, network mgmt, 0",
        "<graphics type='vnc'><listen type='network' network='m' address='10.0.0.1'/></graphics>, vnc, 10.0.0.1, 0"
    })
    void readsWhereADisplayListens(String graphics, String protocol, String listen, int port) {
        // When
        var setup = setup("<os><type>hvm</type></os><devices>" + graphics + "</devices>");
        // Then
        assertThat(setup.displays()).containsExactly(new Setup.Display(protocol, listen, port));
    }

    @Test
    void aDisplayThatListensOnTwoAddressesIsTwo() {
        // When
        var setup = setup("<os><type>hvm</type></os><devices><graphics type='vnc' port='5900' listen='127.0.0.1'>"
                + "<listen type='address' address='127.0.0.1'/><listen type='address' address='0.0.0.0'/>"
                + "</graphics><graphics type='sdl'/></devices>");
        // Then
        assertThat(setup.displays())
                .containsExactly(
                        new Setup.Display("vnc", "127.0.0.1", 5900), new Setup.Display("vnc", "0.0.0.0", 5900));
    }

    @ParameterizedTest
    @CsvSource({
        "hvm, '', false",
        "hvm, <cpu><feature policy='require' name='vmx'/></cpu>, false",
        "hvm, " + OWN_CPU + "<feature policy='require' name='svm'/></cpu>, true",
        "hvm, " + OWN_CPU + "<feature policy='force' name='vmx'/></cpu>, true",
        "hvm, " + OWN_CPU + "<feature policy='forbid' name='vmx'/></cpu>, false",
        "hvm, " + OWN_CPU + "<feature policy='disable' name='svm'/></cpu>, false",
        "xen, " + OWN_CPU + "<feature policy='require' name='vmx'/></cpu>, false",
        "hvm, " + OWN_CPU + "<feature policy='require' name='avx'/></cpu>, "
    })
    void tellsWhetherItMayRunAHypervisor(String type, String cpu, Boolean expected) {
        // When
        var setup = setup("<os><type>" + type + "</type></os>" + cpu + "<devices/>");
        // Then
        assertThat(setup.nestedHvm().asOptional()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "<timer name='hpet' mode='native'/>, default",
        "<timer name='tsc'/>, default",
        "<timer name='tsc' mode='native'/>, native",
        "<timer name='tsc' mode='paravirt'/>, native_paravirt",
        "<timer name='tsc' mode='emulate'/>, always_emulate",
        "<timer name='tsc' mode='other'/>, "
    })
    void saysHowItReadsTheTimeStampCounterInXensWords(String timer, String expected) {
        // When
        var setup = setup("<os><type>hvm</type></os><clock>" + timer + "</clock><devices/>");
        // Then
        assertThat(setup.tscMode().asOptional()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<vcpu>2</vcpu>; ",
                "<vcpu cpuset='0-3,^2'>2</vcpu>; 0 1 3",
                "<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='8'/><vcpupin vcpu='1' cpuset='6-7'/></cputune>; 6 7 8"
            })
    void readsThePhysicalProcessorsItIsBoundTo(String vcpu, String expected) {
        // When
        var setup = setup("<os><type>hvm</type></os>" + vcpu + "<devices/>");
        // Then
        assertThat(setup.pinnedTo().asOptional().orElseThrow())
                .extracting(String::valueOf)
                .containsExactlyInAnyOrder(Optional.ofNullable(expected)
                        .map(text -> text.split(" "))
                        .orElse(new String[0]));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"a", "3-1", "0-99999", "'1,'", "-1", "123456"})
    void aSetThatCannotBeReadIsNotTakenForNone(String cpuset) {
        // When
        var setup = setup("<os><type>hvm</type></os><vcpu cpuset='" + cpuset + "'>2</vcpu><devices/>");
        // Then
        assertThat(setup.pinnedTo().basis()).contains(cpuset);
        assertThat(setup.pinnedTo().asOptional()).isEmpty();
    }

    @Test
    void seesNumaNodesOfItsOwn() {
        // When
        var setup =
                setup("<os><type>hvm</type></os><cpu><numa><cell id='0' cpus='0' memory='1'/></numa></cpu><devices/>");
        // Then
        assertThat(setup.vnuma().asOptional()).contains(true);
    }

    private static Setup setup(String parts) {
        return DomainXml.parse(
                        "<domain><name>g</name><memory>1</memory>" + parts + "</domain>", pool -> Optional.empty())
                .setup();
    }
}
