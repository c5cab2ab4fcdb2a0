package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Hypervisor;
import io.drover.model.Observed;
import io.drover.model.Verdict;
import java.util.function.Supplier;

/**
 * A guest reads the time stamp counter directly while it ticks as where the guest was made. On a host whose clock differs Xen emulates
 * each reading (xen-tscmode(7)), unless the processors scale it, and a guest in the mode {@code native} sees it run wrong. Within 250
 * ppm, what a time service corrects, two clocks count as one.
 */
final class GuestTsc implements DestinationCheck {
    private static final long TOLERATED_PPM = 250;
    private static final long MILLION = 1_000_000;

    @Override
    public About about() {
        return About.effort(
                        "guest.tsc",
                        "The destination's processors tick as the source's do, within 250 ppm",
                        "Where they tick otherwise, reading the time becomes many times slower in the guest, or its clock runs"
                                + " wrong.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Choose a destination with the same clock, or start the guest anew there.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var mode = question.portrait().setup().tscMode();
        var said = mode.asOptional().orElse("");
        if (said.equals("always_emulate")) {
            return Answer.pass(
                    () -> "it never reads the counter itself: tsc_mode is " + said + " (" + mode.basis() + ")");
        }
        var here = Told.by(question.source(), Dom0::hypervisor);
        var there = Told.by(destination, Dom0::hypervisor);
        if (here instanceof Observed.Known<Hypervisor> one && there instanceof Observed.Known<Hypervisor> other) {
            return compare(question, destination, clocks(one, other), mode);
        }
        var untold = here.asOptional().isEmpty() ? here : there;
        return Answer.unknown("how fast the processors of both hosts tick is not known (" + untold.basis() + ")");
    }

    private record Clocks(long here, long there, String how) {
        boolean areOne() {
            return Math.abs(there - here) <= here / (MILLION / TOLERATED_PPM);
        }
    }

    private static Clocks clocks(Observed.Known<Hypervisor> here, Observed.Known<Hypervisor> there) {
        return new Clocks(here.value().kilohertz(), there.value().kilohertz(), here.how());
    }

    private static Answer compare(Question question, Host destination, Clocks clocks, Observed<String> mode) {
        Supplier<String> ticks = () -> question.source().name() + " ticks at " + clocks.here() + " kHz, "
                + destination.name() + " at " + clocks.there() + " kHz (" + clocks.how() + ")";
        if (clocks.areOne()) {
            return Answer.pass(ticks);
        }
        var said = mode.asOptional()
                .map(word -> "tsc_mode is " + word + " (" + mode.basis() + ")")
                .orElse("its tsc_mode is not known (" + mode.basis() + ")");
        var effect = mode.asOptional().orElse("").equals("native")
                ? "its clock would run wrong"
                : "reading the time would be emulated there, which is slow, unless the processors scale it";
        return Answer.warn(
                ticks.get() + "; " + said + ": " + effect,
                Restart.with(
                        question,
                        "where no destination ticks alike, have reading the time emulated everywhere, which is slow but right"
                                + " (tsc_mode=\"always_emulate\" with xl, a timer of name tsc and mode emulate in its clock with"
                                + " libvirt)"));
    }
}
