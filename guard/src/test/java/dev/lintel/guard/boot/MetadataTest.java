package dev.lintel.guard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What editors know of `lintel.guard.*` is read from the records that hold the settings. `-Dbless` writes it anew.
class MetadataTest {
    private static final Path FILE = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final int AT_LEAST = 40;
    private static final Path SOURCES = Path.of("src/main/java/dev/lintel/guard/boot");

    /// Settings that no record holds.
    private static final Map<String, String> SINGLE = Map.of(
            "lintel.guard.create-tables", "whether guard makes its tables itself where they are missing",
            "lintel.guard.api-keys.prefix", "of every API key of this service, 2 to 16 letters and digits",
            "lintel.guard.api-keys.scopes", "that keys made by `--api-key.issue` may have; any if not set",
            "lintel.guard.limits.usage-path", "of an endpoint that tells callers what is left of their limits",
            "lintel.guard.preconditions.form",
                    "part of every entity tag; to be changed when answers change their form while rows do not");

    @Test
    void what_editors_are_told_of_settings_is_true() throws Exception {
        Map<String, Map<String, Object>> properties = new TreeMap<>();
        for (Class<?> type : settings()) {
            ConfigurationProperties bound = type.getAnnotation(ConfigurationProperties.class);
            String prefix = bound == null ? "lintel.guard.limits" : bound.value(); // those are read by name
            Map<String, String> meanings = meanings(type);
            for (Parameter each : type.getDeclaredConstructors()[0].getParameters()) {
                String name = prefix + "." + kebab(each.getName());
                properties.put(name, property(name, each, meanings.getOrDefault(each.getName(), "")));
            }
        }
        SINGLE.forEach((name, meaning) -> {
            boolean yesNo = meaning.startsWith("whether");
            properties.put(name, property(name, yesNo ? Boolean.class : String.class, meaning));
        });
        assertThat(properties.values())
                .allSatisfy(each -> assertThat((String) each.get("description"))
                        .as("%s", each.get("name"))
                        .isNotBlank());
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        if (System.getProperty("bless") != null) {
            Files.writeString(FILE, mapper.writeValueAsString(Map.of("properties", properties.values())) + "\n");
        }
        JsonNode told = mapper.readTree(Files.readString(FILE)).get("properties");
        assertThat(told.size()).isGreaterThan(AT_LEAST);
        for (JsonNode each : told) {
            Map<String, Object> known = properties.getOrDefault(each.get("name").asString(), Map.of());
            JsonNode held = mapper.valueToTree(known);
            assertThat(each.get("type")).as(each.toString()).isEqualTo(held.get("type"));
            assertThat(each.get("defaultValue")).as(each.toString()).isEqualTo(held.get("defaultValue"));
        }
    }

    private static List<Class<?>> settings() throws IOException, ClassNotFoundException {
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path each : files.filter(file -> file.toString().endsWith("Settings.java"))
                    .sorted()
                    .toList()) {
                String name = each.getFileName().toString().replace(".java", "");
                found.add(Class.forName("dev.lintel.guard.boot." + name));
            }
        }
        return found;
    }

    private static Map<String, Object> property(String name, Parameter parameter, String meaning) {
        Map<String, Object> property = property(name, boxed(parameter.getType()), meaning);
        property.put("type", parameter.getParameterizedType().getTypeName());
        if (parameter.getType().isPrimitive()) {
            property.put("type", boxed(parameter.getType()).getName());
        }
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        if (value != null && value.value().length > 0) {
            property.put("defaultValue", value.value().length == 1 ? value.value()[0] : List.of(value.value()));
        }
        return property;
    }

    private static Map<String, Object> property(String name, Class<?> type, String meaning) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", name);
        property.put("type", type.getName());
        property.put("description", sentence(meaning));
        return property;
    }

    private static String sentence(String meaning) {
        return meaning.isEmpty() ? "" : Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
    }

    private static Class<?> boxed(Class<?> type) {
        return ClassUtils.resolvePrimitiveIfNecessary(type);
    }

    /// What the record says of its components.
    private static Map<String, String> meanings(Class<?> type) throws IOException {
        String source = Files.readString(SOURCES.resolve(type.getSimpleName() + ".java"));
        Map<String, String> found = new TreeMap<>();
        Matcher param =
                Pattern.compile("(?m)^/// @param (\\w+) (.*(?:\\n///  .*)*)").matcher(source);
        while (param.find()) {
            found.put(param.group(1), param.group(2).replaceAll("\\n/// +", " ").strip());
        }
        return found;
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
