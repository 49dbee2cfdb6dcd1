package org.relata;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.relata.kernel.Refused;
import org.relata.ui.Patterns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {
    private static final String[] PURE = {
        "org.relata.measure.instrument",
        "org.relata.measure.wording",
        "org.relata.measure.file",
        "org.relata.measure.figure",
        "org.relata.measure.chart",
        "org.relata.plan.document"
    };
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.relata");

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        ApplicationModules.of(Relata.class).verify();
    }

    @Test
    void onlyStoresSpeakSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.relata.platform..")
                .and()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .doNotHaveFullyQualifiedName("org.relata.audit.Trail")
                .should()
                .callMethod(JdbcClient.class, "sql", String.class)
                .check(CLASSES);
    }

    @Test
    void instrumentsWordingsFilesFiguresChartsAndPlanDocumentsKnowNoDatabaseAndNoViewer() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(resideInAPackage("org.relata..")
                        .and(resideOutsideOfPackages(PURE))
                        .and(DescribedPredicate.not(belongToAnyOf(Refused.class, Patterns.class))))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.relata.platform.postgres")
                .and()
                .doNotHaveFullyQualifiedName("org.relata.ui.Page")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .check(CLASSES);
    }
}
