package cn.bianmin;

import java.util.Map;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/**
 * As much of CloudNativePG's resource {@code Cluster} (its version 1.28) as the city uses, so that a misspelt field is an unknown one.
 * Sizes are Kubernetes' quantities, settings are PostgreSQL's.
 */
record PostgresCluster(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    record Spec(int instances, String imageName, Bootstrap bootstrap, Postgresql postgresql, Affinity affinity, Storage storage,
            Storage walStorage, ResourceRequirements resources) {
    }

    record Bootstrap(InitDb initdb) {
    }

    record InitDb(String database, String owner, String encoding, String localeProvider, String builtinLocale,
            boolean dataChecksums) {
    }

    record Postgresql(Synchronous synchronous, Map<String, String> parameters) {
    }

    record Synchronous(String method, int number, String dataDurability, boolean failoverQuorum) {
    }

    record Affinity(boolean enablePodAntiAffinity, String podAntiAffinityType, String topologyKey) {
    }

    record Storage(String size, String storageClass) {
    }
}
