package cn.bianmin.booking.admission;

import jakarta.inject.Singleton;

import cn.bianmin.platform.database.DatabasePool;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;

/** Admission's own connections, under the same limits as all others. */
@Singleton
@ReactiveDataSource("admission")
class AdmissionPool implements PgPoolCreator {

    @Override
    public Pool create(Input input) {
        return DatabasePool.create(input.vertx(), input.pgConnectOptionsList(), input.poolOptions());
    }
}
