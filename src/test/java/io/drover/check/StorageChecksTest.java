package io.drover.check;

import static io.drover.model.GuestType.HVM;
import static io.drover.model.GuestType.PVH;
import static io.drover.model.Sample.LOCAL;
import static io.drover.model.Sample.SHARE;
import static io.drover.model.Sample.cdrom;
import static io.drover.model.Sample.disk;
import static io.drover.model.Sample.emptyDrive;
import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Disk;
import io.drover.model.Observed;
import io.drover.model.StoragePool;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageChecksTest {
    private static final String PATH = "/srv/guests/web1.img";
    private final Asking asking = Asking.about(guest("web1").build());

    private static StoragePool share(String targetPath, String identity, boolean active) {
        return new StoragePool("guests", "netfs", targetPath, Optional.of(identity), active, 0, 0);
    }

    private void destinationHas(StoragePool... pools) {
        asking.destination().pools(Observed.known(List.of(pools), "pool-list"));
    }

    @Test
    void aDiskProvedOnSharedStoragePasses() {
        // When
        var finding = asking.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence())
                .isEqualTo("xvda (" + PATH
                        + ") PROVED: it is on nfs://stor/guests at both hosts, seen on xen2 by vol-list,"
                        + " and a canary was (canary)");
    }

    @Test
    void aGuestWithoutDisksPasses() {
        assertThat(Asking.about(guest("web1").diskless().build())
                        .examine("guest.disks")
                        .verdict())
                .isEqualTo(PASS);
    }

    @Test
    void aDiskOnLocalStorageIsBlockedEvenWhereItsPathExistsOnBothHosts() {
        // Given
        var local = Asking.about(
                guest("web1").disk(disk("xvdb", "/var/lib/guests/b.img")).build());
        // When
        var finding = local.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("xvdb").contains("xen1 alone").doesNotContain("xvda");
    }

    @Test
    void aLocalDirectoryOfTheSamePathAtTheDestinationIsBlocked() {
        // Given
        destinationHas(new StoragePool("guests", "dir", "/srv/guests", Optional.empty(), true, 0, 0));
        // When
        var finding = asking.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
    }

    @Test
    void otherStorageAtTheSamePathIsBlocked() {
        // Given
        destinationHas(share("/srv/guests", "nfs://other/guests", true));
        // When
        var finding = asking.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
    }

    @Test
    void theShareAtAnotherPathIsBlocked() {
        // Given
        destinationHas(share("/mnt/guests", "nfs://stor/guests", true));
        // When
        var finding = asking.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
    }

    @Test
    void aLocalPoolMountedInsideTheShareIsBlocked() {
        // Given
        var inner = new StoragePool("inner", "dir", "/srv/guests/sub", Optional.empty(), true, 0, 0);
        var nested = Asking.about(guest("web1")
                .diskless()
                .disk(disk("xvda", "/srv/guests/sub/a.img"))
                .build());
        nested.destination().pools(Observed.known(List.of(SHARE, inner), "pool-list"));
        // When
        var finding = nested.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
    }

    @Test
    void aPoolThatIsNotStartedIsBlockedWithTheCommandThatStartsIt() {
        // Given
        destinationHas(share("/srv/guests/", "nfs://stor/guests", false));
        // When
        var finding = asking.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("virsh pool-start guests");
    }

    @Test
    void aDiskThatTheDestinationDoesNotSeeIsBlocked() {
        // Given
        asking.destination().path(PATH, false);
        // When
        var finding = asking.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("xen2 does not see it (vol-list)");
    }

    @Test
    void aPathThatWasNotLookedUpHolds() {
        // Given
        var disk = disk("xvdb", "/srv/guests/other.img");
        var more = Asking.about(guest("web1").diskless().build());
        var question = Asking.about(guest("web1").disk(disk).build())
                .question(more.question().fleet(), "xen2");
        // When
        var finding = Asking.examine("guest.disks", question);
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
        assertThat(finding.evidence()).contains("was not looked up on xen2");
    }

    @Test
    void aPathThatCouldNotBeLookedUpHolds() {
        // Given
        asking.destination().path(PATH, Observed.unknown("pool-refresh timed out"));
        // When
        var finding = asking.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.evidence()).contains("pool-refresh timed out");
    }

    @Test
    void unknownPoolsOnEitherHostHold() {
        // Given
        var other = Asking.about(guest("web1").build());
        other.source().pools(Observed.unknown("no permission"));
        asking.destination().pools(Observed.unknown("no permission"));
        // When
        var finding = asking.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.evidence()).contains("xen2");
        assertThat(other.examine("guest.disks").verdict()).isEqualTo(UNKNOWN);
    }

    @Test
    void pathsThatProveNothingHold() {
        // Given
        var network = new Disk(
                "xvdb", Disk.Kind.DISK, Optional.of("rbd/vol"), Disk.Transport.NETWORK, "raw", false, Optional.empty());
        var noSource = new Disk(
                "xvdb", Disk.Kind.DISK, Optional.empty(), Disk.Transport.BLOCK, "raw", false, Optional.empty());
        var disks = List.of(network, noSource, disk("xvdb", "/dev/sdb"), disk("xvdb", "/srv/guests/../local.img"));
        // When
        var findings = disks.stream()
                .map(disk -> Asking.about(guest("web1").disk(disk).build()).examine("guest.disks"))
                .toList();
        // Then
        assertThat(findings).allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(UNKNOWN));
    }

    @Test
    void anAcceptedUnknownDoesNotHoldAndSaysSo() {
        // Given
        asking.destination().pools(Observed.unknown("no permission"));
        // When
        var finding = asking.accepted("guest.disks").examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence()).endsWith("(accepted by the operator)");
    }

    @Test
    void anAcceptedCheckStillBlocks() {
        // Given
        destinationHas(LOCAL);
        // When
        var finding = asking.accepted("guest.disks").examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.holds()).isTrue();
    }

    @Test
    void onAHostThatIsOnlyLookedAtEjectingIsLeftToTheOperator() {
        // Given
        var local = Asking.about(guest("web1")
                .type(HVM)
                .disk(cdrom("hdc", "/var/lib/guests/install.iso"))
                .build());
        local.source().toolstack("xl", Observed.unknown("not told")).movers();
        // When
        var remedy = local.examine("guest.cdrom").remedy().orElseThrow();
        // Then
        assertThat(remedy.commands()).contains("xl cd-eject web1 hdc");
        assertThat(remedy.fix()).isEmpty();
    }

    @Test
    void anHvmGuestWithALocalIsoIsBlockedWithTheCommandThatEjectsIt() {
        // Given
        var local = Asking.about(guest("web 1")
                .type(HVM)
                .disk(cdrom("hdc", "/var/lib/guests/install.iso"))
                .build());
        // When
        var finding = local.examine("guest.cdrom");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.remedy().orElseThrow().commands())
                .containsExactly("virsh change-media 'web 1' hdc --eject --live --config", "xl cd-eject 'web 1' hdc");
        assertThat(finding.remedy().orElseThrow().fix().orElseThrow().inWords())
                .isEqualTo("eject hdc (/var/lib/guests/install.iso) of web 1 on xen1");
    }

    @Test
    void twoLocalImagesAreEjectedByOneFix() {
        // Given
        var local = Asking.about(guest("web1")
                .type(HVM)
                .disk(cdrom("hdc", "/var/lib/guests/install.iso"))
                .disk(cdrom("hdd", "/var/lib/guests/drivers.iso"))
                .build());
        // When
        var fix = local.examine("guest.cdrom").remedy().orElseThrow().fix().orElseThrow();
        // Then
        assertThat(fix.inWords())
                .isEqualTo("eject hdc (/var/lib/guests/install.iso) of web1 on xen1, eject hdd"
                        + " (/var/lib/guests/drivers.iso) of web1 on xen1");
    }

    @Test
    void aPvhGuestWithALocalIsoIsToldToRestartSinceXenEjectsNothingFromItWhileItRuns() {
        // Given
        var local = Asking.about(guest("web1")
                .type(PVH)
                .disk(cdrom("xvdc", "/var/lib/guests/install.iso"))
                .build());
        // When
        var finding = local.examine("guest.cdrom");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.remedy().orElseThrow().advice())
                .contains("PVH")
                .contains("shut it down, and start it once 'xl list' no longer has it");
        assertThat(finding.remedy().orElseThrow().commands())
                .containsExactly("virsh detach-disk web1 xvdc --config", "virsh shutdown web1", "virsh start web1");
        assertThat(finding.remedy().orElseThrow().fix()).isEmpty();
    }

    @Test
    void anEmptyDriveASharedIsoOrNoDrivePass() {
        assertThat(Asking.about(guest("web1").disk(emptyDrive("hdc")).build())
                        .examine("guest.cdrom")
                        .verdict())
                .isEqualTo(PASS);
        assertThat(Asking.about(guest("web1")
                                .disk(cdrom("hdc", "/srv/guests/x.iso"))
                                .build())
                        .examine("guest.cdrom")
                        .verdict())
                .isEqualTo(PASS);
        assertThat(asking.examine("guest.cdrom").evidence()).isEqualTo("it has no removable drive");
    }

    @Test
    void anIsoWhosePlaceIsNotKnownHolds() {
        // Given
        var astray =
                Asking.about(guest("web1").disk(cdrom("hdc", "/root/x.iso")).build());
        // When
        var finding = astray.examine("guest.cdrom");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
        assertThat(finding.remedy()).isPresent();
    }
}
