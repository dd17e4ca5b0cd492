package cn.bianmin.identity;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.limits.CallerAddress;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.sealing.Sealer;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/**
 * Who is asking, as the bearer token of this request says.
 *
 * <p>
 * Together with {@code @RolesAllowed}: the annotation asks for the role, {@link #mustWorkAt} for the hall. A session acts with
 * one set of roles in all halls it opens, so the two never mix.
 */
@RequestScoped
public class Caller {

    private static final String NO_ADDRESS = "none";

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final CallerAddress addresses;
    private final Sealer sealer;

    Caller(SecurityIdentity identity, CurrentVertxRequest request, CallerAddress addresses, Sealer sealer) {
        this.identity = identity;
        this.request = request;
        this.addresses = addresses;
        this.sealer = sealer;
    }

    /** The citizen, when it is one. */
    public Optional<CitizenId> citizen() {
        return subject(SessionKind.CITIZEN).map(access -> new CitizenId(access.subject()));
    }

    /** The member of staff, when it is one. */
    public Optional<StaffId> staff() {
        return subject(SessionKind.STAFF).map(access -> new StaffId(access.subject()));
    }

    /** The kiosk or screen, when it is one. */
    public Optional<DeviceId> device() {
        return subject(SessionKind.DEVICE).map(access -> new DeviceId(access.subject()));
    }

    /**
     * Whether the caller holds the role.
     *
     * @param role one of {@link Roles}
     */
    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** Staff or device of that hall. */
    public boolean worksAt(HallId hall) {
        var access = access();
        return access != null && access.opens(hall.value());
    }

    /**
     * Refuses whoever is not staff or device of that hall.
     *
     * @throws ProblemException 404 {@code unknown-hall}: to others the hall's inside does not exist
     */
    public void mustWorkAt(HallId hall) {
        if (!worksAt(hall)) {
            throw new ProblemException(404, "unknown-hall", hall.toString());
        }
    }

    /** True for an admin of the whole installation. */
    public boolean worksEverywhere() {
        var access = access();
        return access != null && access.everyHall();
    }

    /**
     * {@code citizen:…}, {@code staff:…}, {@code device:…} with the id, else {@code anonymous:} and a keyed hash of the
     * address.
     */
    public String name() {
        var access = access();
        return access == null ? "anonymous:" + source() : access.callerName();
    }

    /** A keyed hash of the network address, 16 hexadecimal digits; good for limits, useless for anything else. */
    public String source() {
        var hash = sealer.lookup("caller.source", address().map(CallerAddress::network).orElse(NO_ADDRESS));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, 8));
    }

    /**
     * A keyed hash of the network one comes from, good for counting: /24 of IPv4, /48 of IPv6. Empty on the server's own machine,
     * where a proxy sits that is not trusted yet, or somebody who tries the server out.
     */
    public Optional<Long> network() {
        return address().filter(address -> !CallerAddress.isThisMachine(address))
                .map(address -> ByteBuffer.wrap(sealer.lookup("caller.network", CallerAddress.site(address))).getLong());
    }

    @Nullable
    public Access access() {
        return identity.getAttribute(Access.ATTRIBUTE);
    }

    private Optional<Access> subject(SessionKind kind) {
        return Optional.ofNullable(access()).filter(access -> access.kind() == kind);
    }

    private Optional<InetAddress> address() {
        return Optional.ofNullable(request.getCurrent()).flatMap(current -> addresses.of(current.request()));
    }
}
