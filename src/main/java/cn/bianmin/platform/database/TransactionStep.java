package cn.bianmin.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * What one feature writes in the transaction of another: it stands or falls with what that one decides.
 *
 * <p>
 * The step fails with the failure of its statement; the transaction then rolls back.
 */
@FunctionalInterface
public interface TransactionStep {

    Uni<Void> run(SqlConnection connection);
}
