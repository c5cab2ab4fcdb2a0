package io.drover.api;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A client of the event stream. */
final class Follower {
    private final CompletableFuture<HttpResponse<Stream<String>>> answer;

    Follower(CompletableFuture<HttpResponse<Stream<String>>> answer) {
        this.answer = answer;
    }

    /** Waits until the server has answered; what happens from now on is in the stream. */
    Follower connected() throws Exception {
        answer.get(Served.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    /** Reads up to the first line that holds this text, with it. */
    List<String> linesUpTo(String text) throws Exception {
        var response = connected().answer.get();
        return CompletableFuture.supplyAsync(() -> linesUpTo(text, response))
                .get(Served.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static List<String> linesUpTo(String text, HttpResponse<Stream<String>> response) {
        var lines = new ArrayList<String>();
        try (var stream = response.body()) {
            var iterator = stream.iterator();
            while (iterator.hasNext()
                    && (lines.isEmpty() || !lines.get(lines.size() - 1).contains(text))) {
                lines.add(iterator.next());
            }
        }
        return lines;
    }

    /** The numbers of the facts among these lines, in order; the first id only says where the stream begins. */
    static List<Long> factNumbers(List<String> lines) {
        var numbers = new ArrayList<Long>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith("id: ") && lines.get(i + 1).equals("event: fact")) {
                numbers.add(Long.parseLong(lines.get(i).substring(4)));
            }
        }
        return numbers;
    }
}
