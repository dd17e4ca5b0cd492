package cn.bianmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.ConfigMapArgs;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Kustomization;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** The house's rules for its manifests. Overlays are looked at whole where kubectl is installed, file by file everywhere. */
class KubernetesTest {

    private static final Path BASE = Manifests.ROOT.resolve("base");
    private static final Path CITY = Manifests.ROOT.resolve("overlays/city");
    private static final Pattern SETTING = Pattern.compile("\\b(?:BIANMIN|QUARKUS|JAVA)(?:_[A-Z]+)+\\b");
    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|KEYS|TOKEN");
    /** What the operator puts into the secret of a database's owner. */
    private static final Map<String, Set<String>> OPERATORS_SECRETS = Map.of("bianmin-db-app", Set.of("username", "password"));

    static List<Path> files() {
        return Manifests.files();
    }

    /** The base, and each overlay put together. */
    static List<Manifests> wholes() throws IOException, InterruptedException {
        return Stream.concat(Stream.of(Manifests.in(BASE)), rendered("one-hall", "city").stream()).toList();
    }

    private static List<Manifests> rendered(String... overlays) throws IOException, InterruptedException {
        var whole = new ArrayList<Manifests>();
        for (var overlay : overlays) {
            Manifests.rendered(overlay).ifPresent(whole::add);
        }
        return whole;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFieldIsKnownToKubernetes(Path file) {
        assertThat(Manifests.of(file).objects()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "spec: {replica: 2}",
            "spec: {replicas: two}",
            "spec: {template: {spec: {containers: [{livenesProbe: {}}]}}}",
            "spec: {template: {spec: {containers: [{env: [{name: BIANMIN_DEMO, value: false}]}]}}}",
            "spec: {template: {metadata: {labels: {generation: 1}}}}",
            "metadata: {name: a, name: b}",
            "kind: Deploymnet" })
    void aMistakeIsSeen(String mistake) {
        var kind = mistake.startsWith("kind") ? "" : "kind: Deployment\n";
        assertThatThrownBy(() -> Manifests.parse("mistake", "apiVersion: apps/v1\n" + kind + mistake))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void aContainerHasNoRightsAndWritesNowhere(Manifests whole) {
        var pod = whole.pod().getSpec();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getContainers()).isNotEmpty().extracting(Container::getSecurityContext).allSatisfy(rights -> {
            assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
            assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
            assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(rights.getCapabilities().getAdd()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void aContainerHasLimitsAndIsAskedHowItIs(Manifests whole) {
        assertThat(whole.pod().getSpec().getContainers()).allSatisfy(container -> {
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
            assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/started");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
            var ports = container.getPorts().stream().map(port -> port.getName()).toList();
            assertThat(Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())
                    .map(probe -> probe.getHttpGet().getPort().getStrVal())).allMatch(ports::contains);
        });
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void aPodDrainsBeforeItIsKilled(Manifests whole) throws IOException {
        var drain = seconds(applicationProperties().getProperty("quarkus.shutdown.timeout"));
        assertThat(drain).isLessThanOrEqualTo(10);
        var pod = whole.pod().getSpec();
        var away = pod.getContainers().get(0).getLifecycle().getPreStop().getExec().getCommand();
        assertThat(away.get(0)).isEqualTo("sleep");
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(Long.parseLong(away.get(1)) + drain + 10);
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void whatIsNamedIsThere(Manifests whole) throws IOException {
        var pod = whole.pod();
        var labels = pod.getMetadata().getLabels().entrySet();
        assertThat(labels).containsAll(whole.only(Service.class).getSpec().getSelector().entrySet());
        assertThat(labels)
                .containsAll(whole.only(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels().entrySet());
        assertThat(whole.all(NetworkPolicy.class)).extracting(policy -> policy.getSpec().getPodSelector().getMatchLabels())
                .allSatisfy(selected -> assertThat(selected).satisfiesAnyOf(
                        ours -> assertThat(labels).containsAll(ours.entrySet()),
                        database -> assertThat(database).containsEntry("cnpg.io/cluster", clusterOf(whole))));

        var container = pod.getSpec().getContainers().get(0);
        assertThat(pod.getSpec().getVolumes().stream().map(volume -> volume.getName()))
                .containsExactlyInAnyOrderElementsOf(container.getVolumeMounts().stream().map(VolumeMount::getName).toList());
        assertThat(pod.getSpec().getVolumes().stream().filter(volume -> volume.getPersistentVolumeClaim() != null)
                .map(volume -> volume.getPersistentVolumeClaim().getClaimName()).toList())
                .isEqualTo(
                        whole.all(PersistentVolumeClaim.class).stream().map(claim -> claim.getMetadata().getName()).toList());

        assertThat(container.getEnvFrom()).allSatisfy(
                from -> assertThat(settings(whole)).containsKey(from.getConfigMapRef().getName()));
        var documented = documented();
        assertThat(container.getEnv()).extracting(variable -> variable.getValueFrom().getSecretKeyRef())
                .allSatisfy(secret -> assertThat(OPERATORS_SECRETS.getOrDefault(secret.getName(), documented))
                        .contains(secret.getKey()));
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void everySettingIsOneThatTheReadmeNames(Manifests whole) throws IOException {
        var variables = whole.pod().getSpec().getContainers().get(0).getEnv().stream().map(variable -> variable.getName());
        var names = Stream.concat(variables, settings(whole).values().stream().flatMap(Set::stream)).toList();
        assertThat(names).isNotEmpty().isSubsetOf(documented());
    }

    @ParameterizedTest
    @MethodSource("files")
    void noSecretIsWrittenDown(Path file) throws IOException {
        var manifests = Manifests.of(file);
        assertThat(manifests.all(Kustomization.class)).allSatisfy(kustomization -> {
            assertThat(kustomization.getSecretGenerator()).isEmpty();
            assertThat(kustomization.getConfigMapGenerator()).flatExtracting(ConfigMapArgs::getLiterals)
                    .noneMatch(setting -> SECRET.matcher(setting.split("=", 2)[0]).find())
                    .noneMatch(setting -> setting.matches(".*://[^/]*:[^/]*@.*"));
        });
        assertThat(manifests.all(Deployment.class)).flatExtracting(one -> one.getSpec().getTemplate().getSpec().getContainers())
                .flatExtracting(Container::getEnv).extracting("value").allMatch(Objects::isNull);
        assertThat(Files.readString(file)).doesNotContain("kind: Secret", "stringData");
    }

    @Test
    void nobodyComesInButTheIngressControllerAndTheScraper() {
        var policies = Manifests.in(BASE).all(NetworkPolicy.class);
        var incoming = policies.stream().flatMap(policy -> policy.getSpec().getIngress().stream()).toList();
        assertThat(incoming).allSatisfy(rule -> assertThat(rule.getFrom()).hasSize(1))
                .extracting(rule -> List.copyOf(rule.getFrom().get(0).getNamespaceSelector().getMatchLabels().values()),
                        rule -> rule.getPorts().stream().map(port -> port.getPort().getStrVal()).toList())
                .containsExactly(tuple(List.of("ingress"), List.of("http")),
                        tuple(List.of("monitoring"), List.of("metrics")));
        assertThat(policies).flatExtracting(policy -> policy.getSpec().getEgress())
                .allSatisfy(rule -> assertThat(rule).extracting("to", "ports").doesNotContain(List.of()));
    }

    @Test
    void aCommitInACityWaitsForAStandbyOnAnotherNode() {
        var cluster = Manifests.in(CITY).only(PostgresCluster.class).spec();
        assertThat(cluster.imageName()).matches(".*/postgresql:18(?:[.-].*)?");
        assertThat(cluster.postgresql().synchronous()).isEqualTo(new PostgresCluster.Synchronous("any", 1, "required", true));
        assertThat(cluster.instances()).isGreaterThanOrEqualTo(3);
        assertThat(cluster.affinity())
                .isEqualTo(new PostgresCluster.Affinity(true, "required", "kubernetes.io/hostname"));
    }

    @Test
    void aCitysReplicasFitIntoTheDatabasesConnections() throws IOException {
        var properties = applicationProperties();
        var each = 1 + Stream.of("jdbc", "reactive", "admission.reactive")
                .mapToInt(pool -> Integer.parseInt(properties.getProperty("quarkus.datasource." + pool + ".max-size"))).sum();
        var city = Manifests.in(CITY);
        var autoscaler = city.only(HorizontalPodAutoscaler.class).getSpec();
        assertThat(autoscaler.getMinReplicas()).isGreaterThanOrEqualTo(3);
        var allowed = Integer.parseInt(
                city.only(PostgresCluster.class).spec().postgresql().parameters().get("max_connections"));
        // One more replica while rolling, ten connections for the operator and the standbys.
        assertThat((autoscaler.getMaxReplicas() + 1) * each + 10).isLessThanOrEqualTo(allowed);
    }

    @Test
    void aCityIsSpreadAndEndsTlsBeforeATrustedProxy() throws IOException, InterruptedException {
        for (var city : rendered("city")) {
            var deployment = city.only(Deployment.class);
            assertThat(deployment.getSpec().getReplicas()).as("the autoscaler's").isNull();
            assertThat(deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints())
                    .extracting("topologyKey").contains("kubernetes.io/hostname", "topology.kubernetes.io/zone");
            assertThat(city.only(HorizontalPodAutoscaler.class).getSpec().getScaleTargetRef().getName())
                    .isEqualTo(deployment.getMetadata().getName());
            assertThat(city.only(ConfigMap.class).getData())
                    .containsEntry("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true")
                    .containsEntry("QUARKUS_HTTP_PROXY_ALLOW_FORWARDED", "false")
                    .containsEntry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + clusterOf(city) + "-rw:5432/bianmin")
                    .hasEntrySatisfying("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES",
                            trusted -> assertThat(trusted).doesNotContain("/0"));
            assertTls(city);
        }
    }

    @Test
    void oneHallIsOnePodThatIsNeverStartedTwice() throws IOException, InterruptedException {
        for (var hall : rendered("one-hall")) {
            var set = hall.only(StatefulSet.class).getSpec();
            assertThat(set.getReplicas()).isEqualTo(1);
            assertThat(set.getServiceName()).isEqualTo(hall.only(Service.class).getMetadata().getName());
            assertThat(hall.all(Deployment.class)).isEmpty();
            assertThat(hall.all(HorizontalPodAutoscaler.class)).isEmpty();
            var settings = hall.only(ConfigMap.class).getData();
            assertThat(settings).doesNotContainKey("QUARKUS_DATASOURCE_REACTIVE_URL");
            var mounts = set.getTemplate().getSpec().getContainers().get(0).getVolumeMounts();
            assertThat(mounts).filteredOn(mount -> "data".equals(mount.getName()))
                    .extracting(VolumeMount::getMountPath).containsExactly(settings.get("BIANMIN_DATA"));
            assertTls(hall);
        }
    }

    private static void assertTls(Manifests overlay) {
        var service = overlay.only(Service.class);
        var ingress = overlay.only(Ingress.class).getSpec();
        assertThat(ingress.getTls()).flatExtracting("hosts").containsExactlyElementsOf(
                ingress.getRules().stream().map(rule -> (Object) rule.getHost()).toList());
        assertThat(ingress.getRules()).flatExtracting(rule -> rule.getHttp().getPaths()).extracting(path -> path.getBackend())
                .allSatisfy(backend -> {
                    assertThat(backend.getService().getName()).isEqualTo(service.getMetadata().getName());
                    assertThat(service.getSpec().getPorts()).extracting("name")
                            .contains(backend.getService().getPort().getName());
                });
    }

    private static String clusterOf(Manifests whole) {
        return whole.all(PostgresCluster.class).stream().map(cluster -> cluster.metadata().getName())
                .collect(Collectors.joining());
    }

    /** The names of the settings by the name of their map, from the map itself or from what makes it. */
    private static Map<String, Set<String>> settings(Manifests whole) {
        var made = whole.all(Kustomization.class).stream().flatMap(one -> one.getConfigMapGenerator().stream())
                .collect(Collectors.toMap(ConfigMapArgs::getName, map -> map.getLiterals().stream()
                        .map(literal -> literal.split("=", 2)[0]).collect(Collectors.toSet())));
        whole.all(ConfigMap.class).forEach(map -> made.put(map.getMetadata().getName(), map.getData().keySet()));
        return made;
    }

    private static Set<String> documented() throws IOException {
        var names = new HashSet<String>();
        SETTING.matcher(Files.readString(Path.of("README.md"))).results().forEach(found -> names.add(found.group()));
        return names;
    }

    private static Properties applicationProperties() throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(in);
        }
        return properties;
    }

    private static long seconds(String duration) {
        return Long.parseLong(duration.replace("s", ""));
    }
}
