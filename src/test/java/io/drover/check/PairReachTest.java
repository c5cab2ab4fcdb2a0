package io.drover.check;

import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Finding;
import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import io.drover.model.Reach;
import io.drover.model.Verdict;
import io.drover.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PairReachTest {
    private final Asking asking = Asking.about(guest("web1").build());

    private void reach(Observed<Boolean> port, Observed<Reach.Login> login, Observed<Integer> mtu) {
        asking.source().reach("xen2", new Reach(port, login, mtu, new TreeMap<>()));
    }

    private Finding login(Reach.Login login) {
        reach(Observed.known(true, "nc"), Observed.known(login, "ssh root@xen2"), Observed.known(1500, "ping"));
        return asking.examine("pair.login");
    }

    private void throughXl() {
        var version = Observed.known(new Version(4, 17, 5), "xl info");
        asking.source().toolstack("xl", version);
        asking.destination().toolstack("xl", version);
    }

    @ParameterizedTest
    @EnumSource(value = Reach.Login.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    void aLoginThatIsNotLetInIsWarnedOfWithLibvirt(Reach.Login login) {
        // When
        var finding = login(login);
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence())
                .startsWith("ssh does not let in root of xen1 at xen2: ")
                .contains("(ssh root@xen2)");
        assertThat(finding.remedy().orElseThrow().commands()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Reach.Login.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    void aLoginThatIsNotLetInBlocksXl(Reach.Login login) {
        // Given
        throughXl();
        // When
        var finding = login(login);
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
    }

    @Test
    void aLoginThatIsLetInPasses() {
        assertThat(login(Reach.Login.OPEN).verdict()).isEqualTo(PASS);
    }

    @Test
    void aKeyThatIsNotKnownIsComparedBeforeItIsTaken() {
        // When
        var remedy = login(Reach.Login.UNKNOWN_KEY).remedy().orElseThrow();
        // Then
        assertThat(remedy.commands())
                .startsWith("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub")
                .endsWith("ssh-keyscan -t ed25519 xen2 >> /root/.ssh/known_hosts");
    }

    @Test
    void aChangedKeyIsForgottenOnlyOnceOneKnowsWhy() {
        // When
        var remedy = login(Reach.Login.CHANGED_KEY).remedy().orElseThrow();
        // Then
        assertThat(remedy.advice()).startsWith("Find out why it changed");
        assertThat(remedy.commands()).contains("ssh-keygen -R xen2");
    }

    @Test
    void aKeyThatIsNotAllowedIsCopied() {
        // When
        var remedy = login(Reach.Login.DENIED).remedy().orElseThrow();
        // Then
        assertThat(remedy.commands()).endsWith("ssh-copy-id root@xen2");
    }

    @Test
    void aServerThatDoesNotAnswerIsStarted() {
        // Given
        asking.destinationDom0().system(Observed.known(new OperatingSystem(Os.FREEBSD, "FreeBSD 14", "b"), "uname"));
        // When
        var remedy = login(Reach.Login.NO_ANSWER).remedy().orElseThrow();
        // Then
        assertThat(remedy.commands()).containsExactly("sysrc sshd_enable=YES", "service sshd start");
    }

    @Test
    void noLoginIsAskedForWhereDroverCarriesTheHandshake() {
        // Given
        asking.destination().withoutPeers();
        // When
        var finding = login(Reach.Login.DENIED);
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).contains("Drover itself carries the handshake");
    }

    @ParameterizedTest
    @CsvSource({"pair.login", "pair.migration-port", "pair.mtu"})
    void whatWasNotTriedIsUnknownAndDoesNotHold(String check) {
        // Given
        asking.source().reach("xen2", Reach.untried("no login"));
        // When
        var finding = asking.examine(check);
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence()).endsWith(": no login");
    }

    private Finding port(boolean open) {
        reach(
                Observed.known(open, "nc 192.0.2.2 49152"),
                Observed.known(Reach.Login.OPEN, "ssh"),
                Observed.known(1500, "ping"));
        return asking.examine("pair.migration-port");
    }

    @Test
    void aBlockedMigrationPortIsOpened() {
        // When
        var finding = port(false);
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence())
                .isEqualTo("could not reach a migration port of xen2 from xen1 (nc 192.0.2.2 49152)");
        assertThat(finding.remedy().orElseThrow().commands())
                .containsExactly(
                        "iptables -I INPUT -p tcp --dport 49152:49215 -j ACCEPT",
                        "nft insert rule inet filter input tcp dport 49152-49215 accept");
    }

    @Test
    void aBlockedMigrationPortOfFreeBsdIsOpenedInPf() {
        // Given
        asking.destinationDom0().system(Observed.known(new OperatingSystem(Os.FREEBSD, "FreeBSD 14", "b"), "uname"));
        // When
        var finding = port(false);
        // Then
        assertThat(finding.remedy().orElseThrow().commands()).endsWith("pfctl -f /etc/pf.conf");
    }

    @Test
    void anOpenMigrationPortPasses() {
        assertThat(port(true).verdict()).isEqualTo(PASS);
    }

    @Test
    void xlNeedsNoMigrationPort() {
        // Given
        throughXl();
        // When
        var finding = port(false);
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    private static Observed<List<NetworkLink>> links(int... sizes) {
        var links = IntStream.range(0, sizes.length)
                .mapToObj(index ->
                        new NetworkLink("eth" + index, true, sizes[index], false, 0, "/etc/network/interfaces"))
                .toList();
        var all = new ArrayList<>(links);
        all.add(new NetworkLink("lo", true, 65536, false, 0, "/etc/network/interfaces"));
        all.add(new NetworkLink("vif1.0", true, 65000, false, 0, ""));
        all.add(new NetworkLink("eth9", false, 9216, false, 0, "/etc/network/interfaces"));
        return Observed.known(all, "ip link");
    }

    @ParameterizedTest
    @CsvSource({
        "1500, 1500, 1500, PASS",
        "9000, 1500, 1500, PASS",
        "1500, 1500, 1400, BLOCK",
        "9000, 9000, 1500, BLOCK",
        "9000, 9000, 9000, PASS",
        "9000, 1500, 1400, BLOCK",
        "1500, 1500, 9000, PASS"
    })
    void aPathThatCarriesLessThanBothSendIsBlocked(int here, int there, int path, Verdict verdict) {
        // Given
        asking.sourceDom0().links(links(here));
        asking.destinationDom0().links(links(there));
        reach(Observed.known(true, "nc"), Observed.known(Reach.Login.OPEN, "ssh"), Observed.known(path, "ping"));
        // When
        var finding = asking.examine("pair.mtu");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains("packets of " + path + " bytes get through (ping)");
    }

    @Test
    void withLargeAndSmallInterfacesASmallPathIsWarnedOf() {
        // Given
        asking.sourceDom0().links(links(1500, 9000));
        asking.destinationDom0().links(links(1500, 9000));
        // When
        var finding = asking.examine("pair.mtu");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).contains("interfaces send up to 1500 or 9000 and 1500 or 9000");
        assertThat(finding.remedy().orElseThrow().commands()).contains("ip link set dev INTERFACE mtu 1500");
    }

    @ParameterizedTest
    @CsvSource({"true, xen1", "false, xen2"})
    void interfacesThatAreNotThereMakeItUnknown(boolean ofSource, String named) {
        // Given
        (ofSource ? asking.sourceDom0() : asking.destinationDom0()).links(links());
        // When
        var finding = asking.examine("pair.mtu");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.evidence()).isEqualTo("no interface is up on " + named);
    }
}
