package io.drover.engine;

import io.drover.model.Plan;
import io.drover.model.Reserve;
import io.drover.model.Reserve.Failure;
import java.util.function.Supplier;

/** Refuses drains that would not leave the reserve that they were asked to keep. */
final class Scarcity {
    private Scarcity() {}

    /**
     * Refuses a plan that does not keep its reserve.
     *
     * @param now what is known of the reserve as things are
     * @throws RequestException with the host whose failure could not be borne, why, and what would help
     */
    static void refuse(Plan plan, Supplier<Reserve> now) {
        plan.reserve()
                .filter(reserve -> !reserve.isKept())
                .flatMap(Reserve::failure)
                .ifPresent(failure -> {
                    throw new RequestException(RequestException.Kind.REFUSED, words(plan, failure, now.get()));
                });
    }

    private static String words(Plan plan, Failure failure, Reserve now) {
        String fewer = plan.purpose().hosts().size() > 1 ? ", drain fewer hosts at once" : "";
        String already = now.failure()
                .filter(any -> !now.isKept())
                .map(first -> " As things are, no reserve is kept either: " + failing(first) + ".")
                .orElse("");
        return "the plan keeps no reserve: once it is carried out, " + failing(failure) + ". "
                + Character.toUpperCase(failure.remedy().charAt(0))
                + failure.remedy().substring(1) + fewer
                + ", or plan without a reserve (--no-reserve)." + already;
    }

    private static String failing(Failure failure) {
        return "if " + failure.host() + " failed, " + failure.evidence();
    }
}
