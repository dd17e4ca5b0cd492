package cn.bianmin.booking;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.ItemId;
import cn.bianmin.identity.TestPeople.TestCitizen;
import cn.bianmin.platform.WallClock;

/** Citizens who ask one or several processes of the hall, all at once and over plain HTTP. */
public final class Racers {

    private static final Duration PATIENCE = WallClock.PATIENCE;
    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;
    private static final int TRIES = 5;

    /**
     * An answer and how long it took.
     *
     * @param status of HTTP
     * @param body as it came
     * @param millis from asking to the last byte
     */
    public record Answer(int status, String body, long millis, HttpResponse<byte[]> response) {

        public boolean isBooked() {
            return status == CREATED;
        }

        /** The problem's type, else the status. */
        public String word() {
            var type = body.indexOf("/problems/");
            return status < 400 || type < 0 ? Integer.toString(status) : body.substring(type + 10, body.indexOf('"', type));
        }

        public BookingId booking() {
            return BookingId.fromString(field("booking"));
        }

        public HoldId hold() {
            return HoldId.fromString(field("hold"));
        }

        private String field(String name) {
            var from = body.indexOf("\"" + name + "\":\"") + name.length() + 4;
            return body.substring(from, body.indexOf('"', from));
        }
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private final List<URI> processes;

    public Racers(URI... processes) {
        this.processes = List.of(processes);
    }

    /** Asks the process of this turn; fails when it gives no answer. */
    public CompletableFuture<Answer> book(int turn, TestCitizen citizen, ItemId item, SlotId slot, @Nullable String key) {
        return send(post(turn, citizen, "/api/bookings", body(item, slot, "slot", slot.toString()), key));
    }

    /** As a client does that was told to come back: the same post with the same key, a few times. */
    public CompletableFuture<Answer> bookInsisting(int turn, TestCitizen citizen, ItemId item, SlotId slot) {
        return insist(turn, citizen, new Post(item, slot, UUID.randomUUID().toString()), TRIES);
    }

    private record Post(ItemId item, SlotId slot, String key) {
    }

    private CompletableFuture<Answer> insist(int turn, TestCitizen citizen, Post post, int tries) {
        var answer = book(turn, citizen, post.item, post.slot, post.key);
        return tries == 1 ? answer
                : answer.thenCompose(first -> first.status() != UNAVAILABLE ? CompletableFuture.completedFuture(first)
                        : CompletableFuture.supplyAsync(() -> post, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))
                                .thenCompose(again -> insist(turn, citizen, again, tries - 1)));
    }

    public CompletableFuture<Answer> confirm(int turn, TestCitizen citizen, ItemId item, HoldId hold, @Nullable String key) {
        return send(post(turn, citizen, "/api/bookings", body(item, hold.slot(), "hold", hold.toString()), key));
    }

    public CompletableFuture<Answer> hold(int turn, TestCitizen citizen, ItemId item, SlotId slot) {
        return send(post(turn, citizen, "/api/holds",
                "{\"slot\":\"" + slot + "\",\"item\":\"" + item + "\"}", null));
    }

    public CompletableFuture<Answer> letGo(int turn, HoldId hold) {
        return send(request(turn, "/api/holds/" + hold).DELETE());
    }

    public CompletableFuture<Answer> move(int turn, TestCitizen citizen, BookingId booking, SlotId to) {
        return send(post(turn, citizen, "/api/bookings/" + booking + "/reschedule", "{\"slot\":\"" + to + "\"}", null));
    }

    public CompletableFuture<Answer> cancel(int turn, TestCitizen citizen, BookingId booking) {
        return send(request(turn, "/api/bookings/" + booking).header("Authorization", "Bearer " + citizen.token()).DELETE());
    }

    public CompletableFuture<Answer> get(int turn, String path, @Nullable TestCitizen citizen) {
        var request = request(turn, path);
        return send(citizen == null ? request : request.header("Authorization", "Bearer " + citizen.token()));
    }

    /** All of them before the first answer is looked at. */
    public static List<Answer> atOnce(int count, Function<Integer, CompletableFuture<Answer>> racer) {
        var asked = IntStream.range(0, count).mapToObj(racer::apply).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    /** How often each word was said. */
    public static Map<String, Long> words(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::word, Collectors.counting()));
    }

    private CompletableFuture<Answer> send(HttpRequest.Builder request) {
        var since = System.nanoTime();
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray())
                .thenApply(response -> new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8),
                        Duration.ofNanos(System.nanoTime() - since).toMillis(), response));
    }

    private HttpRequest.Builder post(int turn, TestCitizen citizen, String path, String body, @Nullable String key) {
        var request = request(turn, path)
                .header("Authorization", "Bearer " + citizen.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return key == null ? request : request.header("Idempotency-Key", key);
    }

    private HttpRequest.Builder request(int turn, String path) {
        return HttpRequest.newBuilder(processes.get(turn % processes.size()).resolve(path)).timeout(PATIENCE);
    }

    private static String body(ItemId item, SlotId slot, String name, String value) {
        return "{\"" + name + "\":\"" + value + "\",\"item\":\"" + item + "\",\"channel\":\"" + slot.channel() + "\"}";
    }
}
