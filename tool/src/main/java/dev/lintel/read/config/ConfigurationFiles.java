package dev.lintel.read.config;

import dev.lintel.code.Program;
import dev.lintel.graph.SettingName;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Reads the configuration files of each module into settings, in the order of loading: for one key and one
/// profile the last setting is the one in effect.
public final class ConfigurationFiles implements Framework {
    private static final long LARGEST = 2_000_000;

    @Override
    public String name() {
        return "configuration files";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Map<String, List<ConfigurationFile>> byModule = new TreeMap<>();
        NamedConfiguration named = NamedConfiguration.of(program);
        Locations locations = new Locations(workspace);
        for (NamedConfiguration.Source source : named.sources()) {
            locations
                    .ofClass(source.module(), source.location())
                    .map(file -> ConfigurationFile.named(file, source.profile()))
                    .ifPresent(found -> add(found, byModule));
        }
        for (SourceFile file : workspace.files()) {
            ConfigurationFile.of(file, named.stems(file.module())).ifPresent(found -> add(found, byModule));
        }
        FilteredResources filtered = FilteredResources.of(workspace);
        return byModule.entrySet().stream()
                .flatMap(each -> module(each.getKey(), each.getValue(), workspace, filtered));
    }

    private static void add(ConfigurationFile found, Map<String, List<ConfigurationFile>> byModule) {
        byModule.computeIfAbsent(found.file().module(), _ -> new ArrayList<>()).add(found);
    }

    private static Stream<Fact> module(
            String module, List<ConfigurationFile> files, Workspace workspace, FilteredResources filtered) {
        List<Fact> facts = new ArrayList<>();
        List<SettingsDocument> documents = new ArrayList<>();
        Set<SourceFile> imported = new HashSet<>();
        for (ConfigurationFile file :
                files.stream().sorted(ConfigurationFile.LOADING).toList()) {
            read(file, workspace, filtered, imported, facts, documents);
        }
        Map<String, Map<String, String>> raw = rawValues(documents);
        for (SettingsDocument document : documents) {
            for (String profile : document.profiles().isEmpty() ? List.of("") : document.profiles()) {
                Placeholders placeholders = placeholders(raw, profile);
                for (SettingsDocument.Line line : document.lines()) {
                    facts.add(new Fact.Configured(module, setting(line, profile, placeholders)));
                }
            }
        }
        return facts.stream();
    }

    /// A file and, after it, those that it imports: what they say goes before what it says itself.
    private static void read(
            ConfigurationFile file,
            Workspace workspace,
            FilteredResources filtered,
            Set<SourceFile> imported,
            List<Fact> facts,
            List<SettingsDocument> into) {
        imported.add(file.file());
        UnaryOperator<SettingsDocument.Line> built = filtered.of(file.file());
        List<SettingsDocument> own = documents(file, workspace, facts).stream()
                .map(document -> document.with(built))
                .toList();
        into.addAll(own);
        own.stream()
                .flatMap(SettingsDocument::imports)
                .flatMap(location -> new Locations(workspace).ofImport(file.file(), location).stream())
                .filter(imported::add)
                .forEach(other -> read(file.imports(other), workspace, filtered, imported, facts, into));
    }

    private static List<SettingsDocument> documents(ConfigurationFile found, Workspace workspace, List<Fact> facts) {
        SourceFile file = found.file();
        if (file.size() > LARGEST) {
            facts.add(unread(file, "this configuration file is larger than 2 MB"));
            return List.of();
        }
        try {
            String text = workspace.text(file);
            if (!found.yaml()) {
                return PropertiesText.read(file.id(), text, found.profile());
            }
            YamlText.Reading reading = YamlText.read(file.id(), text, found.profile());
            reading.gaps().forEach(gap -> facts.add(new Fact.Unread(Fact.Layer.CONFIGURATION, gap)));
            return reading.documents();
        } catch (IOException _) {
            facts.add(unread(file, "this configuration file could not be opened"));
            return List.of();
        }
    }

    private static Fact unread(SourceFile file, String what) {
        return new Fact.Unread(
                Fact.Layer.CONFIGURATION, new Gap(Span.ofFile(file.id()), what, "its settings are unknown"));
    }

    private static Map<String, Map<String, String>> rawValues(List<SettingsDocument> documents) {
        Map<String, Map<String, String>> raw = new HashMap<>();
        for (SettingsDocument document : documents) {
            for (String profile : document.profiles().isEmpty() ? List.of("") : document.profiles()) {
                Map<String, String> values = raw.computeIfAbsent(profile, _ -> new HashMap<>());
                document.lines().forEach(line -> values.put(line.key(), line.value()));
            }
        }
        return raw;
    }

    private static Placeholders placeholders(Map<String, Map<String, String>> raw, String profile) {
        Map<String, String> own = raw.getOrDefault(profile, Map.of());
        Map<String, String> always = raw.getOrDefault("", Map.of());
        return new Placeholders(key -> {
            String canonical = SettingName.canonical(key);
            return Optional.ofNullable(own.get(canonical)).or(() -> Optional.ofNullable(always.get(canonical)));
        });
    }

    /// Quarkus writes the profile before the key, `%dev.quarkus.http.port`.
    private static Settings.Setting setting(SettingsDocument.Line line, String profile, Placeholders placeholders) {
        String value = placeholders.fill(line.value());
        Optional<String> unless = placeholders.variable(line.value());
        String key = line.key();
        int dot = key.indexOf('.');
        if (key.startsWith("%") && dot > 1) {
            String plain = key.substring(dot + 1);
            return new Settings.Setting(plain, plain, value, key.substring(1, dot), line.at(), unless);
        }
        return new Settings.Setting(key, line.written(), value, profile, line.at(), unless);
    }
}
