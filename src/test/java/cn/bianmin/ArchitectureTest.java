package cn.bianmin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import io.quarkus.security.Authenticated;

/**
 * The shape of the house. To let one feature use another, add it to {@link #MAY_USE} and say why in the commit.
 *
 * <p>
 * A feature is a package; its sub-packages are its rooms. Other features see only what stands in the feature's root. The rooms
 * of {@code platform} are open to all, because each of them is a small library of its own.
 */
@AnalyzeClasses(packages = "cn.bianmin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "cn.bianmin";

    /** The whole of the architecture; the README prints it. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("identity", Set.of("platform", "hall")),
            Map.entry("hall", Set.of("platform")),
            Map.entry("guide", Set.of("platform", "identity", "hall")),
            Map.entry("content", Set.of("platform", "identity", "hall")),
            Map.entry("queue", Set.of("platform", "identity", "hall", "guide")),
            Map.entry("booking", Set.of("platform", "identity", "hall", "guide", "queue")),
            Map.entry("cases", Set.of("platform", "identity", "hall", "guide")),
            Map.entry("pickup", Set.of("platform", "identity", "hall", "booking", "cases", "queue")),
            Map.entry("visits", Set.of("platform", "identity", "hall", "booking", "cases")),
            Map.entry("screens", Set.of("platform", "identity", "hall", "content", "queue")),
            Map.entry("feedback", Set.of("platform", "identity", "hall", "queue", "cases", "visits")),
            Map.entry("office", Set.of("platform", "identity", "hall", "queue", "cases")),
            Map.entry("figures",
                    Set.of("platform", "identity", "hall", "guide", "content", "queue", "booking", "cases", "pickup",
                            "visits", "screens", "feedback", "office")));

    private static final long LONGEST_ROOM = 18;

    /** Rooms that may hold more files, each with its reason. */
    private static final Map<String, Long> LONGER_ROOMS = Map.of(
            // It is the vocabulary that every other feature speaks: ids, days, hours, deadlines.
            "hall", 21L,
            // Who is asking is asked by every feature: the caller, the ids, the roles, the facades of citizens and devices.
            "identity", 21L);

    private static final Set<Class<?>> SAYS_WHO_MAY = Set.of(PermitAll.class, RolesAllowed.class, Authenticated.class);

    @ArchTest
    static void featuresUseOnlyWhatTheyMay(JavaClasses system) {
        var uses = new TreeMap<String, Set<String>>();
        for (JavaClass type : system) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(ROOT) && !feature(target).equals(feature(type))) {
                    uses.computeIfAbsent(feature(type), any -> new TreeSet<>()).add(feature(target));
                }
            }
        }
        assertThat(uses).allSatisfy(
                (feature, used) -> assertThat(used).as(feature).isSubsetOf(MAY_USE.getOrDefault(feature, Set.of())));
    }

    @ArchTest
    static void everyPackageIsAFeature(JavaClasses system) {
        var features = new HashSet<String>();
        system.forEach(type -> features.add(feature(type)));
        assertThat(MAY_USE.keySet()).containsAll(features);
    }

    @ArchTest
    static void othersSeeOnlyTheRootOfAFeature(JavaClasses system) {
        var seen = new TreeSet<String>();
        for (JavaClass type : system) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(ROOT) && !feature(target).equals(feature(type))
                        && !feature(target).equals("platform") && !room(target).isEmpty()) {
                    seen.add(type.getName() + " → " + target.getName());
                }
            }
        }
        assertThat(seen).isEmpty();
    }

    /**
     * A facade in the root uses rooms, and rooms use ids, values and events in the root. So the root's classes count one by one:
     * no room may reach itself again through any of them.
     */
    @ArchTest
    static final ArchRule roomsAreFreeOfCycles = slices().assignedFrom(new RoomsAndRootClasses()).should().beFreeOfCycles();

    @ArchTest
    static void aRoomHoldsAFewFiles(JavaClasses system) {
        var files = system.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        assertThat(files).allSatisfy((room, count) -> assertThat(count).as(room)
                .isLessThanOrEqualTo(LONGER_ROOMS.getOrDefault(room.substring(ROOT.length() + 1), LONGEST_ROOM)));
    }

    @ArchTest
    static final ArchRule noCycles = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyResourcesSpeakHttp = noClasses()
            .that(isNestedInNoResource())
            .and()
            .resideOutsideOfPackage("..platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveNameMatching(".*(Service|Impl|Manager|Helper|Utils?|Dto|DTO|VO|Bean|Entity|Repository|Controller)");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses().should(callMethodWhere(readsTheSystemsClock()));

    @ArchTest
    static final ArchRule sqlStaysInsideAFeature = noClasses()
            .that()
            .arePublic()
            .and(DescribedPredicate.describe("stand in a feature's root", type -> room(type).isEmpty()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "io.vertx.sqlclient..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule everyOperationSaysWhoMay = methods().that(areOperations()).should(sayWhoMay());

    @ArchTest
    static final ArchRule resourcesAreNamedSo = classes()
            .that()
            .areAnnotatedWith(jakarta.ws.rs.Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource");

    private static DescribedPredicate<JavaClass> isNestedInNoResource() {
        return DescribedPredicate.not(simpleNameEndingWith("Resource").or(DescribedPredicate.describe("nested in a resource",
                type -> type.getName().replaceAll("\\$.*", "").endsWith("Resource"))));
    }

    private static DescribedPredicate<JavaMethodCall> readsTheSystemsClock() {
        var inTime = resideInAPackage("java.time..");
        return DescribedPredicate.describe("reads the system's clock", call -> {
            var target = call.getTarget();
            var parameters = target.getRawParameterTypes();
            var withoutClock = parameters.isEmpty() || !parameters.get(0).isEquivalentTo(java.time.Clock.class);
            return (inTime.test(target.getOwner()) && target.getName().equals("now") && withoutClock)
                    || (target.getOwner().isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis"));
        });
    }

    private static DescribedPredicate<JavaMethod> areOperations() {
        return DescribedPredicate.describe("are operations", method -> method.getAnnotations()
                .stream()
                .map(JavaAnnotation::getRawType)
                .anyMatch(type -> type.isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaMethod> sayWhoMay() {
        return new ArchCondition<>("say by annotation who may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var says = SAYS_WHO_MAY.stream()
                        .map(type -> type.asSubclass(java.lang.annotation.Annotation.class))
                        .anyMatch(type -> method.isAnnotatedWith(type) || method.getOwner().isAnnotatedWith(type));
                if (!says) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " says to nobody who may call it"));
                }
            }
        };
    }

    /** The sub-package inside the feature, empty for its root. */
    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).replaceFirst("^\\.[^.]+\\.?", "");
    }

    private static final class RoomsAndRootClasses implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            if (!type.getPackageName().startsWith(ROOT)) {
                return SliceIdentifier.ignore();
            }
            var outermost = type.getName().replaceAll("\\$.*", "");
            return SliceIdentifier.of(room(type).isEmpty() ? outermost : type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "rooms and classes of a feature's root";
        }
    }

    private static String feature(JavaClass type) {
        var path = type.getPackageName().substring(ROOT.length());
        return path.isEmpty() ? "(root)" : path.substring(1).replaceFirst("\\..*", "");
    }
}
