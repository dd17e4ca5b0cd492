package cn.bianmin.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * What one feature reads in the transaction of another, on that one's connection: it borrows no second one, and sees what was
 * committed before the transaction got its locks.
 *
 * <p>
 * The read fails with the failure of its statement.
 */
@FunctionalInterface
public interface TransactionRead<T> {

    Uni<T> run(SqlConnection connection);
}
