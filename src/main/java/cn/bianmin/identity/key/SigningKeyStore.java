package cn.bianmin.identity.key;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.sealing.Sealer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The table {@code signing_key}; the private half lies there sealed. */
@ApplicationScoped
public class SigningKeyStore {

    public static final String PURPOSE = "signing-key";

    private static final String ALL = """
            SELECT private_sealed, signs_from FROM signing_key ORDER BY signs_from
            """;

    private static final String ADD = """
            INSERT INTO signing_key (kid, private_sealed, public_jwk, created_at, signs_from) VALUES ($1, $2, $3, $4, $5)
            """;

    private static final String FORGET = """
            DELETE FROM signing_key WHERE kid <> ALL ($1)
            """;

    private final Sealer sealer;

    SigningKeyStore(Sealer sealer) {
        this.sealer = sealer;
    }

    Uni<List<SigningKey>> all(SqlConnection connection) {
        return connection.preparedQuery(ALL).execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::key).toList());
    }

    Uni<Void> add(SqlConnection connection, SigningKey key, Instant now) {
        return connection.preparedQuery(ADD)
                .execute(Tuple.of(
                        key.kid(),
                        Buffer.buffer(sealer.seal(PURPOSE, key.privateJwk())),
                        new JsonObject(key.publicJwk()),
                        now.atOffset(ZoneOffset.UTC),
                        key.signsFrom().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> forgetAllBut(SqlConnection connection, List<SigningKey> living) {
        var kids = living.stream().map(SigningKey::kid).toArray(String[]::new);
        return connection.preparedQuery(FORGET).execute(Tuple.of((Object) kids)).replaceWithVoid();
    }

    private SigningKey key(Row row) {
        return SigningKey.parse(
                sealer.open(PURPOSE, row.getBuffer("private_sealed").getBytes()),
                row.getOffsetDateTime("signs_from").toInstant());
    }
}
