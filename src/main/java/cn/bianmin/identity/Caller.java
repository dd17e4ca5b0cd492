package cn.bianmin.identity;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
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
    /** Of an IPv6 address only the network counts: one household holds 2^64 addresses. */
    private static final int IPV6_NETWORK_GROUPS = 4;
    private static final int IPV6_SITE_GROUPS = 3;
    private static final Set<String> OWN_MACHINE = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final Sealer sealer;

    Caller(SecurityIdentity identity, CurrentVertxRequest request, Sealer sealer) {
        this.identity = identity;
        this.request = request;
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

    /**
     * A keyed hash of the network one comes from, good for counting: /24 of IPv4, /48 of IPv6. Empty on the server's own machine,
     * where a proxy sits that is not trusted yet, or somebody who tries the server out.
     */
    public Optional<Long> network() {
        var address = hostAddress();
        return OWN_MACHINE.contains(address) ? Optional.empty()
                : Optional.of(ByteBuffer.wrap(sealer.lookup("caller.network", wideNetwork(address))).getLong());
    }

    @Nullable
    public Access access() {
        return identity.getAttribute(Access.ATTRIBUTE);
    }

    private Optional<Access> subject(SessionKind kind) {
        return Optional.ofNullable(access()).filter(access -> access.kind() == kind);
    }

    private String address() {
        return network(hostAddress());
    }

    private String hostAddress() {
        var current = request.getCurrent();
        if (current == null || current.request().remoteAddress() == null) {
            return NO_ADDRESS;
        }
        var address = current.request().remoteAddress().hostAddress();
        return address == null ? NO_ADDRESS : address;
    }

    /** On the loopback network each address is a network of its own. */
    private static String wideNetwork(String address) {
        var groups = address.split(":", -1);
        if (groups.length > IPV6_SITE_GROUPS) {
            return String.join(":", Arrays.copyOf(groups, IPV6_SITE_GROUPS));
        }
        var last = address.lastIndexOf('.');
        return last < 0 || address.startsWith("127.") ? address : address.substring(0, last);
    }

    private static String network(String address) {
        var groups = address.split(":", -1);
        return groups.length <= IPV6_NETWORK_GROUPS ? address
                : String.join(":", Arrays.copyOf(groups, IPV6_NETWORK_GROUPS));
    }
}
