package io.drover.model;

import java.util.List;
import java.util.Optional;

/** A plan like another, but for what a test changes of it. */
public final class PlanSample {
    private final Plan like;
    private List<PlannedMove> moves;
    private Optional<Plan.Basis> basis;
    private List<Plan.OverLimit> over;

    private PlanSample(Plan like) {
        this.like = like;
        this.moves = like.moves();
        this.basis = like.basis();
        this.over = like.over();
    }

    public static PlanSample like(Plan plan) {
        return new PlanSample(plan);
    }

    public PlanSample moves(List<PlannedMove> others) {
        moves = others;
        return this;
    }

    public PlanSample basis(Plan.Basis known) {
        basis = Optional.of(known);
        return this;
    }

    public PlanSample over(Plan.OverLimit... guests) {
        over = List.of(guests);
        return this;
    }

    public Plan build() {
        return new Plan(
                like.purpose(),
                like.basedOn(),
                moves,
                like.stranded(),
                like.bound(),
                like.unblock(),
                basis,
                over,
                like.reserve());
    }
}
