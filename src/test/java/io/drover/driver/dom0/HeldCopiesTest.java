package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drover.model.GuestId;
import io.drover.model.Observed;
import io.drover.model.XenCopy;
import io.drover.model.XenState;
import io.drover.port.Chore;
import io.drover.port.Dom0Driver;
import io.drover.port.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts run in a real shell, over programs that say what Xen's say. */
class HeldCopiesTest {
    private static final GuestId GUEST = GuestId.of("6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001");
    private static final XenCopy LEFT_OVER =
            new XenCopy(7, "g1--incoming", new XenState("--p---"), Duration.ZERO, false);

    @TempDir
    private Path directory;

    private OneDom0 one;
    private Dom0Driver login;

    @BeforeEach
    void aHostWithALeftover() throws IOException {
        one = new OneDom0(directory);
        login = one.login();
        xenHolds("--p---", "0.0");
        helpers("");
    }

    @AfterEach
    void close() throws IOException {
        one.close();
    }

    private Path done() {
        return one.host().home().resolve("done");
    }

    private void xenHolds(String flags, String time) throws IOException {
        one.host().program("xl", """
                if [ "$1" != list ]; then echo "$*" >> %s; exit 0; fi
                cat <<'T'
                Name                                        ID   Mem VCPUs\tState\tTime(s)   UUID                            Reason-Code\tSecurity Label       Cpupool
                Domain-0                                     0  1024     1     r-----      93.3 00000000-0000-0000-0000-000000000000        -              -        Pool-0
                g1--incoming                                 7   128     1     %s       %s %s        -              -        Pool-0
                other                                       17   128     1     -b----       0.0 11111111-3b1f-4a7e-9d36-0d5a52b5f001        -              -        Pool-0
                T
                """.formatted(done(), flags, time, GUEST));
    }

    private void helpers(String process) throws IOException {
        one.host().program("ps", "echo /sbin/init; echo '" + process + "'");
    }

    private String refusalOf(Chore chore) {
        var refusal = catchThrowableOfType(HostException.class, () -> TwoDom0s.answer(login.perform(chore)));
        assertThat(refusal).as("nothing was refused").isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    private Observed<List<XenCopy>> copies() throws HostException {
        return TwoDom0s.answer(login.copies(GUEST));
    }

    @Test
    void aCopyThatOnlyXenKnowsIsSeen() throws HostException {
        // When
        var copies = copies();
        // Then
        assertThat(copies.asOptional()).contains(List.of(LEFT_OVER));
    }

    @Test
    void aHelperThatMovesItsMemoryIsSeen() throws Exception {
        // Given
        helpers("/usr/lib/xen-4.17/bin/libxl-save-helper --restore-domain 45 -1 7 1 0 2 0 768 0");
        // When
        var copies = copies();
        // Then
        assertThat(copies.asOptional().orElseThrow())
                .extracting(XenCopy::helper)
                .containsExactly(true);
    }

    @Test
    void aListThatFailsIsNotAHostWithoutCopies() throws Exception {
        // Given
        one.host().program("xl", "echo 'xenstore is down' >&2; exit 1");
        // When
        var copies = copies();
        // Then
        assertThat(copies).isInstanceOf(Observed.Unknown.class);
        assertThat(copies.basis()).contains("xenstore is down");
    }

    @Test
    void theCopyThatWasSeenIsDestroyed() throws Exception {
        // When
        TwoDom0s.answer(login.perform(new Chore.Destroy(GUEST, LEFT_OVER)));
        // Then
        assertThat(Files.readString(done())).isEqualTo("destroy 7\n");
    }

    @Test
    void aCopyThatRunsByNowIsNotDestroyed() throws Exception {
        // Given
        xenHolds("-b----", "0.0");
        // When
        var refusal = refusalOf(new Chore.Destroy(GUEST, LEFT_OVER));
        // Then
        assertThat(refusal).contains("refused", "-b----");
        assertThat(done()).doesNotExist();
    }

    @Test
    void aCopyThatRanMeanwhileIsNotDestroyed() throws Exception {
        // Given
        xenHolds("--p---", "0.3");
        // When
        var refusal = refusalOf(new Chore.Destroy(GUEST, LEFT_OVER));
        // Then
        assertThat(refusal).contains("0.3 s of processor time");
        assertThat(done()).doesNotExist();
    }

    @Test
    void anotherCopyOfTheGuestIsNotDestroyed() {
        // Given
        var earlier = new XenCopy(5, "g1", new XenState("--p---"), Duration.ZERO, false);
        // When
        var refusal = refusalOf(new Chore.Destroy(GUEST, earlier));
        // Then
        assertThat(refusal).contains("no domain 5");
        assertThat(done()).doesNotExist();
    }

    @Test
    void aCopyWhoseMemoryIsOnTheMoveIsNotDestroyed() throws Exception {
        // Given
        helpers("/usr/lib/xen-4.17/bin/libxl-save-helper --restore-domain 45 -1 7 1 0 2 0 768 0");
        // When
        var refusal = refusalOf(new Chore.Destroy(GUEST, LEFT_OVER));
        // Then
        assertThat(refusal).contains("on the move");
        assertThat(done()).doesNotExist();
    }

    @Test
    void theProcessThatReceivesTheCopyIsEnded() throws Exception {
        // Given
        var receiver = new ProcessBuilder("sleep", "600").start();
        one.host().program("ps", """
                kill -0 %1$d 2>/dev/null || exit 0
                case $* in *pid*) printf '%%7d ' %1$d;; esac
                echo /usr/lib/xen-4.17/bin/libxl-save-helper --restore-domain 45 -1 7 1 0 2 0 768 0
                """.formatted(receiver.pid()));
        // When
        TwoDom0s.answer(login.perform(new Chore.EndArrival(GUEST, LEFT_OVER)));
        // Then
        assertThat(receiver.waitFor()).isNotZero();
        assertThat(done()).doesNotExist();
    }

    @Test
    void aProcessThatReceivesAnotherGuestIsLeftAlone() throws Exception {
        // Given
        helpers("/usr/lib/xen-4.17/bin/libxl-save-helper --restore-domain 45 -1 17 1 0 2 0 768 0");
        // When
        var refusal = refusalOf(new Chore.EndArrival(GUEST, LEFT_OVER));
        // Then
        assertThat(refusal).contains("not exactly one process receives domain 7");
    }

    @Test
    void aCopyThatRunsByNowKeepsItsProcess() throws Exception {
        // Given
        xenHolds("-b----", "0.0");
        // When
        var refusal = refusalOf(new Chore.EndArrival(GUEST, LEFT_OVER));
        // Then
        assertThat(refusal).contains("refused", "-b----");
    }

    @Test
    void aPausedCopyIsLetRun() throws Exception {
        // When
        TwoDom0s.answer(login.perform(new Chore.RunOn(GUEST, LEFT_OVER)));
        // Then
        assertThat(Files.readString(done())).isEqualTo("unpause 7\n");
    }

    @Test
    void aSuspendedCopyIsLeftToLibvirt() throws Exception {
        // Given
        xenHolds("---ss-", "0.0");
        // When
        var refusal = refusalOf(new Chore.RunOn(GUEST, LEFT_OVER));
        // Then
        assertThat(refusal).contains("suspended", "virsh dompmwakeup");
        assertThat(done()).doesNotExist();
    }

    @Test
    void theToolstackThatIsActiveIsRestarted() throws Exception {
        // Given
        one.host()
                .program(
                        "systemctl",
                        "case $* in is-active*libvirtd.service) exit 0;; is-active*) exit 3;; esac; echo $* >> "
                                + done());
        // When
        TwoDom0s.answer(login.perform(new Chore.RestartToolstack(GUEST)));
        // Then
        assertThat(Files.readString(done())).isEqualTo("restart libvirtd.service\n");
    }

    @Test
    void noToolstackIsRestartedUnderAMigration() throws Exception {
        // Given
        helpers("/usr/lib/xen-4.17/bin/libxl-save-helper --save-domain 49 34 4 1 136 0");
        one.host().program("systemctl", "echo $* >> " + done());
        // When
        var refusal = refusalOf(new Chore.RestartToolstack(GUEST));
        // Then
        assertThat(refusal).contains("on the move");
        assertThat(done()).doesNotExist();
    }
}
