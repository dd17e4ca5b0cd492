package cn.bianmin.booking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/**
 * A line to a server that can fall silent: connections stay open and new ones are taken, but no byte goes through until it
 * speaks again. What was on its way then arrives, as after lost packets.
 */
final class SilentProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private volatile CountDownLatch silence = new CountDownLatch(0);

    SilentProxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    public void fallSilent() {
        silence = new CountDownLatch(1);
    }

    public void speak() {
        silence.countDown();
    }

    @Override
    public void close() {
        speak();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException, InterruptedException {
        while (!door.isClosed()) {
            var client = door.accept();
            run(() -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException, InterruptedException {
        silence.await();
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        run(() -> pump(client, server));
        run(() -> pump(server, client));
    }

    private void pump(Socket from, Socket to) throws IOException, InterruptedException {
        try (from; to) {
            var buffer = new byte[65_536];
            for (var read = from.getInputStream().read(buffer); read >= 0; read = from.getInputStream().read(buffer)) {
                silence.await();
                to.getOutputStream().write(buffer, 0, read);
                to.getOutputStream().flush();
            }
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** A closed socket ends its thread, and that is all. */
    private static void run(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The other side is gone.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "line");
        thread.setDaemon(true);
        thread.start();
    }
}
