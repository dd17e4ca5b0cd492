package cn.bianmin.identity;

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
        var hash = sealer.lookup("caller.source", address());
        return HexFormat.of().formatHex(Arrays.copyOf(hash, 8));
    }

    @Nullable
    public Access access() {
        return identity.getAttribute(Access.ATTRIBUTE);
    }

    private Optional<Access> subject(SessionKind kind) {
        return Optional.ofNullable(access()).filter(access -> access.kind() == kind);
    }

    private String address() {
        var current = request.getCurrent();
        var network = current == null ? null : addresses.of(current.request());
        return network == null ? NO_ADDRESS : network;
    }
}
