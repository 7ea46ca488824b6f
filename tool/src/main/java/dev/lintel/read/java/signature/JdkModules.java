package dev.lintel.read.java.signature;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The modules of the running JDK that backends are written against.
final class JdkModules {
    /// Beside `java.*`: the small HTTP server, network options, and what old code uses for want of better.
    private static final List<String> ALSO =
            List.of("jdk.httpserver", "jdk.net", "jdk.unsupported", "jdk.management", "jdk.jfr", "jdk.compiler");

    private final ModuleFinder system = ModuleFinder.ofSystem();

    /// By module, the packages that it exports to everyone.
    Map<String, List<String>> own() {
        Map<String, List<String>> exports = new TreeMap<>();
        system.findAll().stream()
                .map(each -> each.descriptor())
                .filter(each -> each.name().startsWith("java.") || ALSO.contains(each.name()))
                .forEach(each -> exports.put(each.name(), exported(each)));
        return exports;
    }

    /// By module, the packages that `import module` gives: its own and those of the modules that it passes on
    /// (JLS §7.5.5).
    Map<String, List<String>> imported() {
        Map<String, List<String>> imported = new TreeMap<>();
        for (String module : own().keySet()) {
            Set<String> packages = new TreeSet<>();
            collect(module, packages, new TreeSet<>());
            imported.put(module, List.copyOf(packages));
        }
        return imported;
    }

    private void collect(String module, Set<String> packages, Set<String> seen) {
        Optional<ModuleDescriptor> descriptor = system.find(module).map(each -> each.descriptor());
        if (!seen.add(module) || descriptor.isEmpty()) {
            return;
        }
        packages.addAll(exported(descriptor.get()));
        descriptor.get().requires().stream()
                .filter(each -> each.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
                .forEach(each -> collect(each.name(), packages, seen));
    }

    private static List<String> exported(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(each -> !each.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .sorted()
                .toList();
    }
}
