package cn.bianmin.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** HTTP as it goes over the wire, for requests that a polite client would never send. */
public final class RawHttp {

    public record Answer(int status, List<String> headers, String body) {

        public boolean has(String header) {
            return headers.stream().anyMatch(line -> line.equalsIgnoreCase(header));
        }

        public boolean names(String header) {
            return headers.stream().anyMatch(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(header + ":"));
        }
    }

    private RawHttp() {
    }

    /** Sends the lines, asks to close, reads to the end. */
    public static Answer send(int port, String... head) {
        return send(port, "", head);
    }

    public static Answer send(int port, String body, String[] head) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            var request = String.join("\r\n", head) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the bytes as they are and reads until the server closes; a server that does not is an error. */
    public static String exchange(int port, String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer parse(String text) {
        var end = text.indexOf("\r\n\r\n");
        var head = text.substring(0, end).lines().toList();
        return new Answer(Integer.parseInt(head.get(0).substring(9, 12)), head.subList(1, head.size()),
                text.substring(end + 4));
    }
}
