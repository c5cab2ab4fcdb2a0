package io.drover.driver.libvirt;

import io.drover.model.HostName;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;

/**
 * What may be done after a failed call that only reads, or that may be repeated without harm. The connection, the guest's job
 * lock and the host itself may come back; what libvirt refuses it will refuse again.
 */
final class CallErrors {
    private CallErrors() {}

    static HostException of(HostName host, String operation, LibvirtFailure failure) {
        return new HostException(recourse(failure), host + ": " + operation + " failed: " + failure.said(), failure);
    }

    private static Recourse recourse(LibvirtFailure failure) {
        return switch (failure.code()) {
            case LibvirtFailure.NO_SUPPORT,
                    LibvirtFailure.INVALID_ARGUMENT,
                    LibvirtFailure.NO_DOMAIN,
                    LibvirtFailure.AUTH_FAILED,
                    LibvirtFailure.OPERATION_INVALID,
                    LibvirtFailure.ARGUMENT_UNSUPPORTED -> Recourse.GIVE_UP;
            default -> Recourse.RETRY;
        };
    }
}
