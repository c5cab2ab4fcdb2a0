package io.drover.api;

import java.net.BindException;

/** The service cannot be started. The message says why, and what to do about it. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ApiException(String message, Throwable cause) {
        super(message, cause);
    }

    static ApiException cannotListen(ApiSettings settings, Throwable failure) {
        String where = settings.bind() + " port " + settings.port();
        String why = failure instanceof BindException
                ? "another program uses that port, or the address is not one of this machine's; stop that program or choose another"
                : String.valueOf(failure.getMessage());
        return new ApiException("cannot listen on " + where + ": " + why, failure);
    }
}
