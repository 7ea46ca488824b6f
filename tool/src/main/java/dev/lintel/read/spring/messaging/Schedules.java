package dev.lintel.read.spring.messaging;

import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Methods that a clock starts.
final class Schedules {
    private static final String XXL_JOB = "com.xxl.job.core.handler.annotation.XxlJob";
    private static final Set<String> ANNOTATIONS = Set.of(
            "org.springframework.scheduling.annotation.Scheduled",
            "io.quarkus.scheduler.Scheduled",
            "io.micronaut.scheduling.annotation.Scheduled",
            XXL_JOB);
    private static final List<String> PERIODS =
            List.of("fixedRate", "fixedRateString", "fixedDelay", "fixedDelayString", "every", "initialDelay");

    /// Job interfaces of Quartz and the method that runs.
    private static final Map<String, String> JOBS = Map.of(
            "org.quartz.Job", "execute",
            "org.springframework.scheduling.quartz.QuartzJobBean", "executeInternal");

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;

    Schedules(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
    }

    Stream<Fact> read(TypeDeclaration type) {
        Stream<Fact> annotated = type.methods().stream()
                .flatMap(method -> annotations.all(method.annotations(), ANNOTATIONS).stream()
                        .map(found -> new Fact.Scheduled(timing(found), method.id(), method.at())));
        return Stream.concat(annotated, jobs(type));
    }

    private String timing(Found found) {
        if (found.is(XXL_JOB)) {
            return "job " + found.value("value").flatMap(constants::text).orElse("");
        }
        return found.value("cron")
                .flatMap(constants::text)
                .filter(cron -> !cron.isEmpty())
                .orElseGet(() -> PERIODS.stream()
                        .flatMap(name -> found.value(name).stream()
                                .flatMap(value -> constants.text(value).stream())
                                .map(text -> name.replace("String", "") + " " + text))
                        .findFirst()
                        .orElse(""));
    }

    private Stream<Fact> jobs(TypeDeclaration type) {
        if (type.modifiers().contains(Modifier.ABSTRACT)) {
            return Stream.empty();
        }
        return program.supertypes(type.name()).stream()
                .map(Type.Declared::name)
                .filter(JOBS::containsKey)
                .flatMap(name -> type.methods(JOBS.getOrDefault(name, "")).stream())
                .filter(Method::hasBody)
                .distinct()
                .map(method -> new Fact.Scheduled("quartz", method.id(), method.at()));
    }
}
