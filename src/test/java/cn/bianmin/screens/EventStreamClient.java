package cn.bianmin.screens;

import static cn.bianmin.platform.WallClock.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import io.vertx.core.json.JsonObject;

/** A screen that listens to its event stream, as the HTML standard says how to read one. */
public final class EventStreamClient implements AutoCloseable {

    /** One event; the id is the last one that was told. */
    public record Heard(String id, String name, String data) {

        public JsonObject json() {
            return new JsonObject(data);
        }
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final InputStream stream;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile String lastId;
    private volatile boolean isOver;

    private EventStreamClient(InputStream stream, String lastId) {
        this.stream = stream;
        this.lastId = lastId;
    }

    public static EventStreamClient to(URI server, Object screen, String token) {
        return to(server, screen, token, null);
    }

    /** Comes back with the id of the last event it was told. */
    public static EventStreamClient to(URI server, Object screen, String token, @Nullable String lastId) {
        var response = ask(server, screen, token, lastId);
        if (response.statusCode() != 200) {
            throw new AssertionError("Status " + response.statusCode());
        }
        var listening = new EventStreamClient(response.body(), lastId == null ? "" : lastId);
        var thread = new Thread(listening::listen, "listening");
        thread.setDaemon(true);
        thread.start();
        // What the others are told from here on, this one is told too.
        await().until(() -> !listening.of("heartbeat").isEmpty());
        return listening;
    }

    public static int status(URI server, Object screen, String token) {
        return ask(server, screen, token, null).statusCode();
    }

    private static HttpResponse<InputStream> ask(URI server, Object screen, String token, @Nullable String lastId) {
        var request = HttpRequest.newBuilder(server.resolve("/api/screens/" + screen + "/events"))
                .header("Accept", "text/event-stream");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void listen() {
        var name = "";
        var data = "";
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        heard.add(new Heard(lastId, name, data));
                    }
                    name = "";
                    data = "";
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
        } catch (IOException e) {
            // Cut off; the same as the end.
        }
        isOver = true;
    }

    public List<Heard> of(String name) {
        return heard.stream().filter(event -> event.name().equals(name)).toList();
    }

    /** Waits until it has heard so many of that name. */
    public List<Heard> hear(int count, String name) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> of(name).size() >= count);
        return of(name);
    }

    public String lastId() {
        return lastId;
    }

    public boolean isOver() {
        return isOver;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
