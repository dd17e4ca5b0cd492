package cn.bianmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Kustomization;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/**
 * Manifests as Kubernetes' own types.
 *
 * @param origin the file or the overlay that they come from
 * @param objects in the order in which they stand
 */
record Manifests(String origin, List<Object> objects) {

    static final Path ROOT = Path.of("k8s");

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("kustomize.config.k8s.io/v1beta1/Kustomization", Kustomization.class),
            Map.entry("postgresql.cnpg.io/v1/Cluster", PostgresCluster.class));

    /** Refuses what a cluster would refuse or pass over: unknown fields, a number where a text belongs, a key that stands twice. */
    private static final ObjectMapper STRICT = YAMLMapper.builder(
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, texts -> Stream
                    .of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                    .forEach(shape -> texts.setCoercion(shape, CoercionAction.Fail)))
            .annotationIntrospector(new WithoutLeftovers())
            .build();

    /** Fabric8 keeps unknown fields in a map of each type; without it they are what they are, unknown. */
    private static final class WithoutLeftovers extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    /** A step of a patch (RFC 6902). */
    record PatchStep(String op, String path, JsonNode value) {
    }

    static List<Path> files() {
        try (var paths = Files.walk(ROOT)) {
            return paths.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in the files of a directory, without its sub-directories. */
    static Manifests in(Path directory) {
        var objects = files().stream().filter(file -> directory.equals(file.getParent()))
                .flatMap(file -> of(file).objects().stream()).toList();
        return new Manifests(directory.toString(), objects);
    }

    static Manifests of(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kubectl} puts an overlay together; empty where it is not installed. */
    static Optional<Manifests> rendered(String overlay) throws IOException, InterruptedException {
        var directory = ROOT.resolve("overlays").resolve(overlay);
        var errors = Files.createTempFile(Path.of("target"), "kubectl", ".err");
        Process kubectl;
        try {
            kubectl = new ProcessBuilder("kubectl", "kustomize", directory.toString()).redirectError(errors.toFile()).start();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
        var text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as(() -> read(errors)).isZero();
        return Optional.of(parse(overlay, text));
    }

    static Manifests parse(String origin, String yaml) {
        var objects = new ArrayList<>();
        try (var documents = STRICT.readerFor(JsonNode.class).<JsonNode> readValues(yaml)) {
            while (documents.hasNextValue()) {
                objects.add(typed(documents.nextValue()));
            }
        } catch (IOException e) {
            throw new AssertionError(origin + ": " + e.getMessage(), e);
        }
        return new Manifests(origin, List.copyOf(objects));
    }

    private static Object typed(JsonNode document) throws IOException {
        if (document.has("op")) {
            return STRICT.treeToValue(document, PatchStep.class);
        }
        var name = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
        var type = TYPES.get(name);
        if (type == null) {
            throw new IOException("nobody knows a " + name);
        }
        return STRICT.treeToValue(document, type);
    }

    <T> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T> T only(Class<T> type) {
        assertThat(all(type)).as(origin).hasSize(1);
        return all(type).get(0);
    }

    /** What the server's pods are made from. */
    PodTemplateSpec pod() {
        var stateful = all(StatefulSet.class).stream().map(set -> set.getSpec().getTemplate());
        var stateless = all(Deployment.class).stream().map(deployment -> deployment.getSpec().getTemplate());
        var pods = Stream.concat(stateful, stateless).toList();
        assertThat(pods).as(origin).hasSize(1);
        return pods.get(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
