package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Os;

/** A check about what the FreeBSD handbook's chapter on Xen asks of a FreeBSD host; on others there is nothing to ask. */
interface FreeBsdCheck extends HostCheck {

    /** What it finds about a FreeBSD host. */
    Answer onFreeBsd(Host host);

    @Override
    default Answer answer(Inspection inspection, Host host) {
        return Told.answer(
                host,
                Dom0::system,
                "the operating system",
                system -> system.os() == Os.FREEBSD
                        ? onFreeBsd(host)
                        : Answer.pass(host.name() + " runs " + system.release() + "; this concerns FreeBSD"));
    }
}
