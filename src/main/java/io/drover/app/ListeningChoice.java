package io.drover.app;

import io.drover.api.ApiSettings;
import io.drover.config.ServerSection;

/** Decides where a server listens, given what the configuration says. */
@FunctionalInterface
interface ListeningChoice {
    /** Any free port of this machine alone: for a server that lives as long as one command. */
    ListeningChoice PRIVATE = configured -> new RunningServer.Listening(ApiSettings.LOOPBACK, 0);

    /** As the configuration says. */
    ListeningChoice CONFIGURED = configured -> new RunningServer.Listening(configured.bind(), configured.port());

    RunningServer.Listening of(ServerSection configured);
}
