package cn.bianmin.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire on the loopback between a client and a server that can go dead without saying so. */
public final class TcpProxy implements AutoCloseable {

    private final ServerSocket entrance;
    private final int server;
    private final List<Strand> strands = new CopyOnWriteArrayList<>();
    private volatile boolean isDead;

    /** One connection; dead for ever once it was cut, as after a lost route. */
    private static final class Strand {

        private final Socket client;
        private volatile boolean isCut;

        Strand(Socket client, boolean isCut) {
            this.client = client;
            this.isCut = isCut;
        }
    }

    public TcpProxy(int server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** From now on nothing passes: old connections stay open and dumb, new ones are accepted and stay dumb. */
    public void goDead() {
        isDead = true;
        strands.forEach(strand -> strand.isCut = true);
    }

    /** New connections work; the old ones stay dead, half open. */
    public void comeBack() {
        isDead = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                var strand = new Strand(client, isDead);
                strands.add(strand);
                if (!strand.isCut) {
                    var upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                    start(() -> pump(strand, client, upstream));
                    start(() -> pump(strand, upstream, client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** A cut strand swallows what comes, so that the sender's kernel sees nothing wrong. */
    private static void pump(Strand strand, Socket from, Socket to) {
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            var buffer = new byte[8192];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!strand.isCut) {
                    out.write(buffer, 0, read);
                }
            }
            while (strand.isCut && !strand.client.isClosed()) {
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException over) {
            // Either side hung up; the other learns it by the streams closing.
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (var strand : strands) {
                strand.client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
