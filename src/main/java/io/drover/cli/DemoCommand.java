package io.drover.cli;

import io.drover.cli.http.HostList;
import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.cli.view.HostsView;
import io.drover.cli.view.ProofView;
import io.drover.model.Drain;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.Plan;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "demo",
        description = "Drain a host of a simulated fleet before your eyes. Needs nothing, asks nothing.")
final class DemoCommand implements Callable<Integer> {
    /** So that the built-in fleet's host is empty within half a minute. */
    private static final double SPEED = 2;

    private final Context context;

    @Parameters(
            arity = "0..1",
            defaultValue = "xen1",
            paramLabel = "HOST",
            description = "The host to empty: ${DEFAULT-VALUE}.")
    HostName host;

    DemoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var console = context.console();
        var target = context.simulated(SPEED);
        try (var session = context.open(target)) {
            console.say(List.of(Line.of(
                    "A simulated fleet, its time %s times as fast as ours:"
                            .formatted(BigDecimal.valueOf(target.speed())
                                    .stripTrailingZeros()
                                    .toPlainString()),
                    Tone.STRONG)));
            console.say(HostsView.of(session.api().hosts().as(HostList.class)));
            var options = MoveOptions.unasked();
            var plan = session.api().planDrain(Drain.of(host), options.policy.wish());
            console.say("");
            var code = new Undertaking(context, session, options)
                    .carryOut(run -> true, wish -> plan, () -> session.api().cordon(host, "demonstration"));
            if (!context.isJson()) {
                console.data(List.of(Line.EMPTY));
                console.data(
                        ProofView.of(plan.as(Plan.class), session.api().fleet().as(Fleet.class)));
            }
            return code.number();
        }
    }
}
