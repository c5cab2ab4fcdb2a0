package io.drover.driver.libvirt;

import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.port.Chore;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.util.Optional;

/** Does the small pieces of work that settle a guest. Each looks first, so one that is done already asks for nothing. */
final class Chores {
    private final HostName host;
    private final Link link;

    Chores(HostName host, Link link) {
        this.host = host;
        this.link = link;
    }

    void perform(Chore chore) throws LibvirtFailure, HostException {
        var found = link.find(chore.guest());
        if (found.isEmpty()) {
            missing(chore);
            return;
        }
        try (GuestHandle guest = found.get()) {
            if (chore instanceof Chore.SetAutostart autostart) {
                setAutostart(guest, autostart.on());
            } else if (chore instanceof Chore.MakePersistent) {
                makePersistent(guest);
            } else if (chore instanceof Chore.Eject eject) {
                load(guest, eject.drive(), Optional.empty());
            } else if (chore instanceof Chore.Insert insert) {
                load(guest, insert.drive(), Optional.of(insert.medium()));
            } else if (chore instanceof Chore.Undefine) {
                undefine(guest, chore.guest());
            } else {
                onCopy(guest, chore);
            }
        }
    }

    /** A guest that is not known is undefined already and does not start at boot; nothing else can be done with it. */
    private void missing(Chore chore) throws HostException {
        boolean done =
                chore instanceof Chore.Undefine || (chore instanceof Chore.SetAutostart autostart && !autostart.on());
        if (!done) {
            throw new HostException(Recourse.GIVE_UP, host + ": guest " + chore.guest() + " is not known there");
        }
    }

    private static void setAutostart(GuestHandle guest, boolean on) throws LibvirtFailure {
        if (guest.autostart() != on) {
            guest.setAutostart(on);
        }
    }

    /** The inactive description leaves out what holds only while the guest runs, such as the names of its interfaces. */
    private void makePersistent(GuestHandle guest) throws LibvirtFailure {
        if (!guest.persistent()) {
            link.define(guest.xml(GuestHandle.XML_INACTIVE | GuestHandle.XML_SECURE));
        }
    }

    private static void load(GuestHandle guest, String drive, Optional<String> medium)
            throws LibvirtFailure, HostException {
        guest.update(Medium.description(guest.xml(0), drive, medium));
    }

    /**
     * By libvirt's own word the copy is held and no job holds it. That word is known to be wrong, so a login compares Xen's first.
     */
    private void onCopy(GuestHandle guest, Chore chore) throws LibvirtFailure, HostException {
        if (chore instanceof Chore.RestartToolstack) {
            throw new HostException(
                    Recourse.GIVE_UP, host + ": libvirt does not restart itself, and there is no login to its Dom0");
        }
        var condition = Looks.condition(guest, guest.persistent());
        boolean suspended = condition.state() == GuestState.SUSPENDED;
        if (chore instanceof Chore.RunOn && condition.state() == GuestState.RUNNING) {
            return;
        }
        if (Looks.jobActive(guest) || !(suspended || condition.state() == GuestState.PAUSED)) {
            throw new HostException(
                    Recourse.RETRY,
                    host + ": guest " + chore.guest() + " is " + condition.said()
                            + ", or a job holds it; it is left so");
        }
        if (chore instanceof Chore.Destroy) {
            guest.destroy();
        } else if (suspended) {
            guest.wakeUp();
        } else {
            guest.resume();
        }
    }

    private void undefine(GuestHandle guest, GuestId id) throws LibvirtFailure, HostException {
        var condition = Looks.condition(guest, guest.persistent());
        if (condition.state() != GuestState.SHUT_OFF) {
            throw new HostException(
                    Recourse.GIVE_UP, host + ": guest " + id + " is " + condition.said() + ", not undefined");
        }
        guest.undefine();
    }
}
