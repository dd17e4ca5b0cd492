package cn.bianmin.platform.sealing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Has sealed columns; a CDI bean. While the key ring holds an old key, each is asked to seal its rows again. */
public interface Sealed {

    /** For the log. */
    String name();

    /**
     * Opens and seals again rows that do not begin with {@link Sealer#currentHeader()}, in the transaction given.
     *
     * @param limit at most so many
     * @return how many were; 0 when nothing is left
     */
    Uni<Integer> reseal(SqlConnection connection, int limit);
}
