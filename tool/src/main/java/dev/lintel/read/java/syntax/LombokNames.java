package dev.lintel.read.java.syntax;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which names of a file mean Lombok's annotations, judged by its imports.
///
/// @param single simple name to qualified name, of all single-type imports
/// @param packages Lombok's packages that are imported on demand
record LombokNames(Map<String, String> single, Set<String> packages) {
    private static final List<String> LOGGERS =
            List.of("Slf4j", "XSlf4j", "Log", "Log4j", "Log4j2", "CommonsLog", "JBossLog", "Flogger", "CustomLog");

    static LombokNames of(List<ImportSyntax> imports) {
        Map<String, String> single = new HashMap<>();
        Set<String> packages = new HashSet<>();
        for (ImportSyntax each : imports) {
            if (each.isStatic() || each.module()) {
                continue;
            }
            if (!each.onDemand()) {
                single.put(each.simpleName(), each.name());
            } else if (each.name().equals("lombok") || each.name().startsWith("lombok.")) {
                packages.add(each.name());
            }
        }
        return new LombokNames(single, packages);
    }

    /// Whether the simple name `written` means Lombok's type `wanted`.
    boolean is(String written, String wanted) {
        if (!written.equals(wanted)) {
            return false;
        }
        String imported = single.get(written);
        return imported != null ? imported.startsWith("lombok.") : packages.contains(packageOf(wanted));
    }

    private static String packageOf(String simpleName) {
        return switch (simpleName) {
            case "SuperBuilder", "Accessors", "FieldDefaults", "UtilityClass" -> "lombok.experimental";
            case "Slf4j", "XSlf4j" -> "lombok.extern.slf4j";
            case "Log" -> "lombok.extern.java";
            case "Log4j", "Log4j2" -> "lombok.extern.log4j";
            case "CommonsLog" -> "lombok.extern.apachecommons";
            case "JBossLog" -> "lombok.extern.jbosslog";
            case "Flogger" -> "lombok.extern.flogger";
            default -> "lombok";
        };
    }

    Optional<AnnotationSyntax> find(List<AnnotationSyntax> annotations, String wanted) {
        for (AnnotationSyntax each : annotations) {
            boolean found = switch (each.type()) {
                case Tree.Name name -> is(name.id(), wanted);
                case Tree.Select select -> select.name().equals(wanted) && startsWithLombok(select);
                default -> false;
            };
            if (found) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    boolean has(List<AnnotationSyntax> annotations, String wanted) {
        return !annotations.isEmpty() && find(annotations, wanted).isPresent();
    }

    /// The type of the logger that an annotation on a class asks for.
    Optional<String> logger(List<AnnotationSyntax> annotations) {
        return annotations.isEmpty()
                ? Optional.empty()
                : LOGGERS.stream()
                        .filter(each -> has(annotations, each))
                        .findFirst()
                        .map(LombokNames::loggerType);
    }

    private static String loggerType(String annotation) {
        return switch (annotation) {
            case "XSlf4j" -> "org.slf4j.ext.XLogger";
            case "Log" -> "java.util.logging.Logger";
            case "Log4j" -> "org.apache.log4j.Logger";
            case "Log4j2" -> "org.apache.logging.log4j.Logger";
            case "CommonsLog" -> "org.apache.commons.logging.Log";
            case "JBossLog" -> "org.jboss.logging.Logger";
            case "Flogger" -> "com.google.common.flogger.FluentLogger";
            default -> "org.slf4j.Logger";
        };
    }

    private static boolean startsWithLombok(Tree.Select select) {
        Tree target = select;
        while (target instanceof Tree.Select deeper) {
            target = deeper.target();
        }
        return target instanceof Tree.Name name && name.id().equals("lombok");
    }
}
