package io.drover.check;

/** A check about two hosts, whichever guest goes from the one to the other. */
interface PairCheck extends DestinationCheck {
    @Override
    default Scope scope() {
        return Scope.PAIR;
    }
}
