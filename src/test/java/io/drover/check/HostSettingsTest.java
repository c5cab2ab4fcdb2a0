package io.drover.check;

import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Hypervisor;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import io.drover.model.Sample;
import io.drover.model.Verdict;
import io.drover.model.Version;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostSettingsTest {
    private static Observed<Hypervisor> booted(String commandLine) {
        return Observed.known(
                new Hypervisor(
                        new Version(4, 17, 5), Set.of(), commandLine, Sample.GIB, Sample.GIB, 0, "x86_64", 16, 1),
                "xl info");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loglvl=all dom0_mem=1024M,max:1024M | off | PASS",
                "dom0_mem=1024M,max:1024M | auto | PASS",
                "dom0_mem=1024M dom0_mem=max:1024M | off | PASS",
                "dom0_mem=1024M | off | WARN",
                "dom0_mem=max:1024M | off | WARN",
                "loglvl=all | auto | WARN",
                "xdom0_mem=1024M,max:1024M | auto | WARN",
                "dom0_mem=1024M,max:1024M | on | WARN"
            })
    void theDom0sMemoryIsFixed(String commandLine, String autoballoon, Verdict verdict) {
        // Given
        var alone = new Alone();
        alone.dom0().hypervisor(booted(commandLine)).setting("autoballoon", Observed.known(autoballoon, "xl.conf"));
        // When
        var finding = alone.examine("host.dom0-memory");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains("xen1").contains("(xl");
    }

    @Test
    void itIsFixedAtWhatTheDom0HasNow() {
        // Given
        var alone = new Alone();
        alone.dom0().hypervisor(booted("loglvl=all"));
        // When
        var finding = alone.examine("host.dom0-memory");
        // Then
        assertThat(finding.evidence()).isEqualTo("on xen1, Xen was booted without dom0_mem=SIZE (xl info)");
        assertThat(finding.remedy().orElseThrow().commands())
                .startsWith("echo 'GRUB_CMDLINE_XEN_DEFAULT=\"$GRUB_CMDLINE_XEN_DEFAULT dom0_mem=4096M,max:4096M\"'"
                        + " >> /etc/default/grub");
    }

    @Test
    void onFreeBsdTheHandbooksOptionIsEnough() {
        // Given
        var freebsd = Alone.onFreeBsd();
        freebsd.dom0().hypervisor(booted("dom0_mem=8192M dom0_max_vcpus=4 dom0=pvh"));
        // When
        var finding = freebsd.examine("host.dom0-memory");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).isEqualTo("xen1 has dom0_mem=8192M (xl info), and xl does not balloon it");
    }

    @Test
    void onFreeBsdItIsFixedInLoaderConf() {
        // Given
        var freebsd = Alone.onFreeBsd();
        freebsd.dom0().hypervisor(booted("")).domains(Observed.unknown("not told"));
        // When
        var finding = freebsd.examine("host.dom0-memory");
        // Then
        assertThat(finding.remedy().orElseThrow().commands())
                .startsWith("sysrc -f /boot/loader.conf xen_cmdline+=\"dom0_mem=4096M,max:4096M\"");
    }

    @Test
    void aCommandLineThatIsNotToldIsUnknown() {
        // When
        var finding = new Alone().withoutLogin("host.dom0-memory");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "host.wired-memory, vm.max_wired, -1, PASS",
        "host.wired-memory, vm.max_wired, 1048576, WARN",
        "host.wired-memory, vm.max_user_wired, -1, PASS",
        "host.wired-memory, vm.max_user_wired, 18446744073709551615, PASS",
        "host.wired-memory, vm.max_user_wired, 4096, WARN",
        "host.locked-memory, memorylocked, unlimited, PASS",
        "host.locked-memory, memorylocked, 64K, WARN",
        "host.tap-module, if_tap_load, YES, PASS",
        "host.tap-module, if_tap_load, NO, WARN"
    })
    void freeBsdIsSetUpAsItsHandbookSays(String check, String setting, String value, Verdict verdict) {
        // Given
        var freebsd = Alone.onFreeBsd();
        freebsd.dom0().setting(setting, Observed.known(value, "asked"));
        // When
        var finding = freebsd.examine(check);
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).isEqualTo(setting + " is " + value + " on xen1 (asked)");
    }

    @Test
    void wiredMemoryIsFreedAsTheHandbookSays() {
        // Given
        var freebsd = Alone.onFreeBsd();
        freebsd.dom0().setting("vm.max_wired", Observed.known("1", "sysctl"));
        // When
        var finding = freebsd.examine("host.wired-memory");
        // Then
        assertThat(finding.remedy().orElseThrow().commands())
                .containsExactly("echo 'vm.max_wired=-1' >> /etc/sysctl.conf", "sysctl vm.max_wired=-1");
    }

    @Test
    void wiredMemoryHasAnotherNameSinceFreeBsd13() {
        // Given
        var freebsd = Alone.onFreeBsd();
        freebsd.dom0()
                .system(Observed.known(new OperatingSystem(Os.FREEBSD, "FreeBSD 14.1-RELEASE", "b"), "uname"))
                .setting("vm.max_wired", Observed.known("1", "sysctl"));
        // When
        var finding = freebsd.examine("host.wired-memory");
        // Then
        assertThat(finding.evidence()).startsWith("vm.max_user_wired is 1 on xen1");
        assertThat(finding.remedy().orElseThrow().commands()).endsWith("sysctl vm.max_user_wired=-1");
    }

    @Test
    void aTapDriverThatIsNotSetIsWarnedOf() {
        // Given
        var freebsd = Alone.onFreeBsd();
        freebsd.dom0().setting("if_tap_load", Observed.known("", "loader.conf"));
        // When
        var finding = freebsd.examine("host.tap-module");
        // Then
        assertThat(finding.evidence()).isEqualTo("if_tap_load is not set on xen1 (loader.conf)");
    }

    @ParameterizedTest
    @CsvSource({"64K, 64K", "64 kB, 64K", "128M, [^:]*"})
    void lockedMemoryIsFreedAsTheHandbookSays(String value, String replaced) {
        // Given
        var freebsd = Alone.onFreeBsd();
        freebsd.dom0().setting("memorylocked", Observed.known(value, "login.conf"));
        // When
        var finding = freebsd.examine("host.locked-memory");
        // Then
        assertThat(finding.remedy().orElseThrow().commands())
                .containsExactly(
                        "sed -i '' -e 's/memorylocked=" + replaced + "/memorylocked=unlimited/' /etc/login.conf",
                        "cap_mkdb /etc/login.conf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.wired-memory", "host.locked-memory", "host.tap-module"})
    void onLinuxThereIsNothingToAsk(String check) {
        // When
        var finding = new Alone().examine(check);
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).endsWith("this concerns FreeBSD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.wired-memory", "host.locked-memory", "host.tap-module"})
    void aSettingThatFreeBsdDidNotTellIsUnknown(String check) {
        // When
        var finding = Alone.onFreeBsd().examine(check);
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence()).endsWith("of xen1 not known: it was not told");
    }
}
