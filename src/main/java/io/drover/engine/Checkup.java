package io.drover.engine;

import io.drover.check.Inspection;
import io.drover.model.Bookings;
import io.drover.model.CheckMatrix;
import io.drover.model.Dom0;
import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Policy;
import io.drover.plan.DowntimeForecast;
import io.drover.precopy.Lessons;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Asks the checks about a fleet that was just seen.
 *
 * @param state what the journal says
 * @param scene the hosts as they were seen
 * @param policy what the operator wants
 * @param lessons what past migrations teach
 */
record Checkup(State state, Scene scene, Policy policy, Lessons lessons) {

    private Fleet fleet() {
        return scene.fleet();
    }

    List<Finding> move(String guest, HostName to) {
        Lookup.host(fleet(), to);
        Fleet.Place place = Lookup.runningGuest(fleet(), guest);
        return inspection().findings(place.host(), place.guest(), to, besides(place));
    }

    CheckMatrix everywhere(String guest) {
        Fleet.Place place = Lookup.runningGuest(fleet(), guest);
        return inspection().matrix(place.host(), List.of(place.guest()), besides(place));
    }

    CheckMatrix drain(HostName host) {
        Host source = Lookup.answeringHost(fleet(), host);
        List<Guest> guests = source.guests().stream().filter(Guest::isActive).toList();
        return inspection()
                .matrix(
                        source,
                        guests,
                        bookings(move -> move.from().equals(host)).leaving(guests));
    }

    /** One host by itself; of one whose toolstack is silent, its Dom0 is asked. */
    CompletionStage<List<Finding>> host(HostName host, Function<HostName, CompletionStage<Observed<Dom0>>> dom0) {
        Lookup.host(fleet(), host);
        Inspection inspection = inspection();
        return fleet().host(host)
                .<CompletionStage<List<Finding>>>map(
                        answering -> CompletableFuture.completedStage(inspection.findings(answering)))
                .orElseGet(() -> dom0.apply(host).thenApply(told -> silent(inspection, host, told)));
    }

    private static List<Finding> silent(Inspection inspection, HostName host, Observed<Dom0> told) {
        if (told.asOptional().isEmpty()) {
            throw Lookup.silent(inspection.fleet(), host);
        }
        return inspection.findings(host, told);
    }

    private Inspection inspection() {
        return new Inspection(fleet(), policy, new DowntimeForecast(lessons.anywhere()));
    }

    private Bookings besides(Fleet.Place place) {
        return bookings(move -> move.guest().equals(place.guest().id()));
    }

    private Bookings bookings(Predicate<Move> own) {
        return Reservations.beside(state, own, scene.arrived());
    }
}
