package io.drover.check;

/** A check about a guest where it is, whichever host it is to go to. */
interface GuestCheck extends Check {
    @Override
    default Scope scope() {
        return Scope.GUEST;
    }
}
