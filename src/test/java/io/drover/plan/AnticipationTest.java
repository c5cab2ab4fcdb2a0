package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.check.Footprint;
import io.drover.model.Bookings;
import io.drover.model.BootGuest;
import io.drover.model.Dom0Sample;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Policy;
import io.drover.model.Sample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnticipationTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");

    @Test
    void aGuestTakesItsMemoryAndLibvirtsAutostartAlongAndLeavesAFileOfXlBehind() {
        // Given
        var web = Sample.guest("web").build();
        var libvirt = new BootGuest("web", Optional.of(web.id()), "/etc/libvirt/libxl/autostart/web.xml");
        var xl = new BootGuest("other", Optional.empty(), "/etc/xen/auto/other.cfg");
        var here = new Dom0Sample().domain(web, "-b----").bootGuests(Observed.known(List.of(libvirt, xl), "ls"));
        var there = new Dom0Sample().bootGuests(Observed.known(List.of(), "ls"));
        var fleet = Sample.fleet(
                Sample.host("xen1").guest(web).free(0).dom0(here.told()).build(),
                Sample.host("xen2")
                        .seesDisksOf(web)
                        .free(8 * Sample.GIB)
                        .dom0(there.told())
                        .build());
        var plan = new Planner(Overheads.STANDARD).plan(new Wish.Drain(XEN1), fleet, Policy.STANDARD, Bookings.NONE);
        // When
        var after = Anticipation.after(plan, fleet);
        // Then
        var left = after.host(XEN1).orElseThrow();
        var reached = after.host(XEN2).orElseThrow();
        assertThat(left.guests()).isEmpty();
        assertThat(left.memory().freeBytes()).isEqualTo(Footprint.bytes(web));
        assertThat(left.dom0().asOptional().orElseThrow().bootGuests().asOptional())
                .contains(List.of(xl));
        assertThat(reached.guests()).containsExactly(web);
        assertThat(reached.memory().freeBytes()).isEqualTo(8 * Sample.GIB - Footprint.bytes(web));
        assertThat(reached.domain(web)).isPresent();
        assertThat(reached.dom0().asOptional().orElseThrow().bootGuests().asOptional())
                .contains(List.of(libvirt));
    }
}
