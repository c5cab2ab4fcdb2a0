package io.drover.store;

import io.drover.model.Recorded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Appends until it is killed, and tells of each fact once the journal says that it is durable. */
final class AppendingProcess {
    private AppendingProcess() {}

    public static void main(String[] arguments) {
        var journal = SqliteJournal.open(Path.of(arguments[0]));
        for (int number = 1; ; number++) {
            journal.append(Instant.EPOCH, List.of(JournalContract.fact(number)))
                    .thenAccept(AppendingProcess::tell)
                    .toCompletableFuture()
                    .join();
        }
    }

    private static void tell(List<Recorded> durable) {
        System.out.println(durable.get(0).sequence());
    }
}
