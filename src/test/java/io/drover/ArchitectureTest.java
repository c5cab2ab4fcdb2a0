package io.drover;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom: the arrows of {@link Rooms}, and the libraries that stay in one room. */
class ArchitectureTest {
    @Test
    void everyClassLivesInARoom() {
        check(classes().should(new ArchCondition<>("live in a room") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, Rooms.of(type).isPresent(), type.getName() + " lives in no room listed in Rooms"));
            }
        }));
    }

    @Test
    void everyRoomKnowsOnlyWhereItsArrowsLead() {
        check(classes().should(new ArchCondition<>("know only the rooms their arrows lead to") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !Rooms.mayKnow(type, dependency.getTargetClass()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        }));
    }

    @Test
    void noPackagesFormACycle() {
        check(slices().matching("io.drover.(**)").should().beFreeOfCycles());
    }

    @Test
    void theModelKnowsTheJdkOnly() {
        check(classes()
                .that()
                .resideInAPackage("io.drover.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations..", "io.drover.model.."));
    }

    @Test
    void portsAreInterfacesValuesAndTheirFailures() {
        var interfaceValueOrFailure = DescribedPredicate.<JavaClass>describe(
                "be an interface, a value or a declared failure",
                type -> type.isInterface() || type.isRecord() || type.isEnum() || type.isAssignableTo(Exception.class));
        check(classes()
                .that()
                .resideInAPackage("io.drover.port..")
                .and()
                .areNotAnonymousClasses()
                .should(ArchCondition.from(interfaceValueOrFailure)));
    }

    @Test
    void theApiKnowsTheEnginesFacadeAndItsRefusalOnly() {
        // When
        var known = Rooms.CLASSES.stream()
                .filter(type -> Rooms.of(type).filter("api"::equals).isPresent())
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .filter(type -> Rooms.of(type).filter("engine"::equals).isPresent())
                .map(type -> topLevel(type).getSimpleName())
                .collect(Collectors.toSet());
        // Then
        assertThat(known).isSubsetOf("Drover", "RequestException");
    }

    @ParameterizedTest(name = "{0} is known only in {1}")
    @CsvSource({
        "org.libvirt.., driver.libvirt",
        "com.sun.jna.., driver.libvirt",
        "org.apache.sshd.., driver.dom0",
        "com.fasterxml.jackson.., json api cli driver.dom0",
        "org.snakeyaml.., config api",
        "java.sql.., store",
        "javax.sql.., store",
        "org.sqlite.., store",
        "io.vertx.., api app metrics cli",
        "io.netty.., api app metrics cli",
        "io.micrometer.., metrics app",
        "picocli.., cli app",
        "ch.qos.logback.., app",
    })
    void aLibraryStaysInItsRooms(String library, String rooms) {
        var homes = rooms.transform(names -> names.split(" "));
        for (int i = 0; i < homes.length; i++) {
            homes[i] = "io.drover." + homes[i] + "..";
        }
        check(noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    @Test
    void namesSayWhatAClassIs() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Managers?|Helpers?|Impl)")
                .orShould()
                .haveNameMatching(".*[.$](Default|Abstract)[A-Z][^.$]*"));
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(type);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(Rooms.CLASSES);
    }
}
