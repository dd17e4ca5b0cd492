package cn.bianmin.content.source;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.imports.ImportReading;
import cn.bianmin.content.imports.SheetRow;
import io.smallrye.mutiny.Uni;

/** Checks that an address may be read, fetches it, and reads what came off the event loop. */
@ApplicationScoped
class FeedEntries {

    /**
     * @param rows none when nothing has changed
     * @param etag to ask by the next time
     */
    record Brought(List<SheetRow> rows, @Nullable String etag) {
    }

    private final FeedHosts hosts;
    private final FeedFetch fetch;
    private final FeedReading reading;
    private final ImportReading reader;

    FeedEntries(FeedHosts hosts, FeedFetch fetch, FeedReading reading, ImportReading reader) {
        this.hosts = hosts;
        this.fetch = fetch;
        this.reading = reading;
        this.reader = reader;
    }

    /** Fails with a {@link FeedFailure} that says why nothing came. */
    Uni<Brought> of(String url, @Nullable String etag) {
        var address = hosts.allowed(url);
        if (address.isEmpty()) {
            return Uni.createFrom().failure(new FeedFailure("source.not-allowed"));
        }
        return fetch.fetch(address.get(), etag).chain(fetched -> {
            var body = fetched.body();
            return body == null ? Uni.createFrom().item(new Brought(List.of(), etag))
                    : reader.read(() -> reading.rows(body.getBytes())).map(rows -> new Brought(rows, fetched.etag()));
        });
    }
}
