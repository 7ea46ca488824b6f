package dev.lintel.read.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers a pom's [Filtering] while the file is read, element by element. Private to one reading.
final class PomFiltering {
    private static final String RESOURCE = "project/build/resources/resource";
    private static final String PROFILE = "project/profiles/profile";
    private static final String PLUGIN = "/plugins/plugin";
    private static final String COPIES = "maven-resources-plugin";

    private final List<Filtering.Resource> resources = new ArrayList<>();
    private final List<String> includes = new ArrayList<>();
    private final List<String> excludes = new ArrayList<>();
    private final Map<String, String> resource = new HashMap<>();
    private final List<String> delimiters = new ArrayList<>();
    private final List<String> ofPlugin = new ArrayList<>();
    private final Map<String, String> plugin = new HashMap<>();
    private final Map<String, String> active = new HashMap<>();
    private final Map<String, String> profile = new HashMap<>();
    private Optional<Boolean> defaults = Optional.empty();
    private boolean holds;

    void end(String path, String text) {
        if (path.startsWith(RESOURCE)) {
            resource(path.substring(RESOURCE.length()), text);
        } else if (path.startsWith(PROFILE)) {
            profile(path.substring(PROFILE.length()), text);
        } else if (path.startsWith("project/build/") && path.contains(PLUGIN)) {
            plugin(path.substring(path.indexOf(PLUGIN) + PLUGIN.length()), text);
        }
    }

    private void resource(String below, String text) {
        switch (below) {
            case "/includes/include" -> includes.add(text);
            case "/excludes/exclude" -> excludes.add(text);
            case "/directory", "/filtering" -> resource.put(below, text);
            case "" -> {
                resources.add(new Filtering.Resource(
                        resource.getOrDefault("/directory", ""),
                        resource.getOrDefault("/filtering", "").equals("true"),
                        includes,
                        excludes));
                resource.clear();
                includes.clear();
                excludes.clear();
            }
            default -> {}
        }
    }

    private void plugin(String below, String text) {
        switch (below) {
            case "/configuration/delimiters/delimiter" -> ofPlugin.add(text);
            case "/artifactId", "/configuration/useDefaultDelimiters" -> plugin.put(below, text);
            case "" -> {
                if (plugin.getOrDefault("/artifactId", "").equals(COPIES)) {
                    delimiters.addAll(ofPlugin);
                    Optional<Boolean> said = Optional.ofNullable(plugin.get("/configuration/useDefaultDelimiters"))
                            .map("true"::equals);
                    defaults = said.isPresent() ? said : defaults;
                }
                plugin.clear();
                ofPlugin.clear();
            }
            default -> {}
        }
    }

    /// A profile holds by itself when it says so, or when it asks that a property is not set.
    private void profile(String below, String text) {
        if (below.startsWith("/properties/")) {
            profile.put(below.substring("/properties/".length()), text);
        } else if (below.equals("/activation/activeByDefault")) {
            holds |= text.equals("true");
        } else if (below.equals("/activation/property/name")) {
            holds |= text.startsWith("!");
        } else if (below.isEmpty()) {
            if (holds) {
                active.putAll(profile);
            }
            profile.clear();
            holds = false;
        }
    }

    Filtering filtering() {
        return new Filtering(resources, defaults, delimiters, active);
    }
}
