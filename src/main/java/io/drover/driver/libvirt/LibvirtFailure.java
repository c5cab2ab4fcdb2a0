package io.drover.driver.libvirt;

import org.libvirt.LibvirtException;

/** What libvirt said when a call failed: its error number ({@code virErrorNumber}) and its words. */
final class LibvirtFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** A number that no decision depends on. */
    static final int UNNAMED = 0;

    static final int NO_SUPPORT = 3;
    static final int NO_CONNECT = 5;
    static final int INVALID_ARGUMENT = 8;
    static final int SYSTEM_ERROR = 38;
    static final int NO_DOMAIN = 42;
    static final int AUTH_FAILED = 45;
    static final int NO_STORAGE_VOLUME = 50;
    static final int OPERATION_INVALID = 55;
    static final int ARGUMENT_UNSUPPORTED = 74;

    private final int code;

    LibvirtFailure(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The binding's own exception. */
    static LibvirtFailure of(LibvirtException cause) {
        org.libvirt.Error error = cause.getError();
        String message = cause.getMessage();
        return new LibvirtFailure(
                error == null ? UNNAMED : number(error.getCode()),
                message == null ? "libvirt gave no reason" : message.strip());
    }

    private static int number(org.libvirt.Error.ErrorNumber code) {
        return switch (code) {
            case VIR_ERR_NO_SUPPORT -> NO_SUPPORT;
            case VIR_ERR_NO_CONNECT -> NO_CONNECT;
            case VIR_ERR_INVALID_ARG -> INVALID_ARGUMENT;
            case VIR_ERR_SYSTEM_ERROR -> SYSTEM_ERROR;
            case VIR_ERR_NO_DOMAIN -> NO_DOMAIN;
            case VIR_ERR_AUTH_FAILED -> AUTH_FAILED;
            case VIR_ERR_NO_STORAGE_VOL -> NO_STORAGE_VOLUME;
            case VIR_ERR_OPERATION_INVALID -> OPERATION_INVALID;
            case VIR_ERR_ARGUMENT_UNSUPPORTED -> ARGUMENT_UNSUPPORTED;
            default -> UNNAMED;
        };
    }

    /** The last error of the calling thread; libvirt keeps one a thread. */
    static LibvirtFailure last(String function) {
        String message = LibvirtGap.INSTANCE.virGetLastErrorMessage();
        return new LibvirtFailure(
                LibvirtGap.INSTANCE.virGetLastErrorCode(),
                message == null ? function + " failed without a reason" : message.strip());
    }

    int code() {
        return code;
    }

    String said() {
        return String.valueOf(getMessage());
    }

    boolean is(int wanted) {
        return code == wanted;
    }
}
