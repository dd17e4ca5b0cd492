package cn.bianmin.identity.session;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.identity.Access;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * The one way in: {@code Authorization: Bearer <access token>}.
 *
 * <p>
 * It stands here, and not in SmallRye's synchronous parser, because a token counts only while its session lives, and that is
 * asked of the database without blocking. SmallRye JWT itself is switched off in {@code application.properties}, so that there
 * is no second, weaker way.
 */
@ApplicationScoped
class BearerAuthentication implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";
    /** Ours are below 1,000 characters. */
    private static final int LONGEST = 4_096;

    private final AccessTokens tokens;
    private final TokenCache checkedTokens;
    private final Sessions sessions;

    BearerAuthentication(AccessTokens tokens, TokenCache checkedTokens, Sessions sessions) {
        this.tokens = tokens;
        this.checkedTokens = checkedTokens;
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        return bearer(request).map(this::identity).orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Uni<SecurityIdentity> identity(String token) {
        var known = checkedTokens.find(token);
        return known == null ? check(token) : Uni.createFrom().item(known);
    }

    private Uni<SecurityIdentity> check(String token) {
        return Uni.createFrom().deferred(() -> {
            var endingsBefore = checkedTokens.endings();
            var signed = checkedTokens.signed(token);
            var checked = signed != null && tokens.stands(signed) ? signed : tokens.read(token);
            return sessions.isAlive(checked.access().session()).map(alive -> {
                if (!alive) {
                    throw new AuthenticationFailedException("The session is over");
                }
                var identity = identity(checked.access());
                checkedTokens.remember(token, identity, checked, endingsBefore);
                return identity;
            });
        });
    }

    private static SecurityIdentity identity(Access access) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(access.subject().toString()))
                .addRoles(access.roles())
                .addAttribute(Access.ATTRIBUTE, access)
                .build();
    }

    private static Optional<String> bearer(RoutingContext request) {
        var headers = request.request().headers().getAll(HttpHeaderNames.AUTHORIZATION);
        if (headers.isEmpty() || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        if (headers.size() > 1 || headers.get(0).length() > LONGEST) {
            return Optional.of("");
        }
        return Optional.of(headers.get(0).substring(SCHEME.length()).strip());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }
}
