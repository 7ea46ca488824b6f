package dev.lintel.guard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.shop.Running;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// What Spring Boot is told of guard's parts before it reads their classes has to be what stands at them. `-Dbless`
/// writes it anew.
class PartsTest {
    private static final Path META = Path.of("src/main/resources/META-INF");
    private static final Path FILE = META.resolve("spring-autoconfigure-metadata.properties");
    private static final Path PARTS =
            META.resolve("spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");

    @Test
    void what_is_told_of_parts_before_they_are_read_is_what_stands_at_them() throws Exception {
        Map<String, String> held = new TreeMap<>();
        for (String name : Files.readAllLines(PARTS)) {
            tell(Class.forName(name), held);
        }
        if (System.getProperty("bless") != null) {
            String lines = held.entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                    .collect(Collectors.joining());
            Files.writeString(
                    FILE,
                    "# What stands at guard's parts, for Spring Boot to read instead of their classes; PartsTest compares.\n"
                            + lines);
        }
        assertThat(told()).isEqualTo(held);
    }

    private static Map<String, String> told() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(FILE)));
        Map<String, String> told = new TreeMap<>();
        properties.forEach((key, value) -> told.put(String.valueOf(key), String.valueOf(value)));
        return told;
    }

    private static void tell(Class<?> part, Map<String, String> held) {
        String name = part.getName();
        AutoConfiguration order = part.getAnnotation(AutoConfiguration.class);
        held.put(name, "");
        put(held, name + ".AutoConfigureAfter", names(order.after()), List.of(order.afterName()));
        AutoConfigureBefore before = part.getAnnotation(AutoConfigureBefore.class);
        put(
                held,
                name + ".AutoConfigureBefore",
                before == null ? List.of() : names(before.value()),
                List.of(order.beforeName()));
        ConditionalOnClass classes = part.getAnnotation(ConditionalOnClass.class);
        put(held, name + ".ConditionalOnClass", classes == null ? List.of() : names(classes.value()), List.of());
        Optional.ofNullable(part.getAnnotation(ConditionalOnWebApplication.class))
                .ifPresent(each -> held.put(
                        name + ".ConditionalOnWebApplication", each.type().name()));
        Optional.ofNullable(part.getAnnotation(ConditionalOnProperty.class))
                .ifPresent(each -> held.put(name + "." + UnaskedParts.KEY, each.value()[0]));
        Optional.ofNullable(part.getAnnotation(WhenSet.class))
                .ifPresent(each -> held.put(name + "." + UnaskedParts.KEY, each.value()));
    }

    private static List<String> names(Class<?>... types) {
        return Arrays.stream(types).map(Class::getName).toList();
    }

    private static void put(Map<String, String> held, String key, List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        if (!all.isEmpty()) {
            held.put(key, String.join(",", all));
        }
    }

    @Test
    void a_part_that_nobody_asked_for_is_not_there_and_one_that_is_asked_for_in_any_spelling_is() {
        try (Running shop = Running.with()) {
            assertThat(shop.beans()).doesNotContain("lintelCors", "lintelShedding", "lintelHeaders", "lintelBounds");
        }
        try (Running shop = Running.with(
                "lintel.guard.cors.origins[0]=https://shop.example",
                "lintel.guard.load.MOST=200",
                "lintel.guard.headers.enabled=true",
                "lintel.guard.bounds.body=64KB")) {
            assertThat(shop.beans()).contains("lintelCors", "lintelShedding", "lintelHeaders", "lintelBounds");
        }
    }

    @Test
    void settings_that_are_read_by_name_are_those_that_the_binder_reads() {
        StandardEnvironment environment = new StandardEnvironment();
        assertThat(LimitsSettings.of(environment)).isEqualTo(bound(environment, "limits", LimitsSettings.class));
        assertThat(ClientSettings.of(environment)).isEqualTo(bound(environment, "client", ClientSettings.class));
        assertThat(AccessSettings.of(environment)).isEqualTo(bound(environment, "access", AccessSettings.class));
        Map<String, Object> set = Map.ofEntries(
                Map.entry("lintel.guard.limits.perAddress", "20/s burst 40"),
                Map.entry("lintel.guard.limits.per-user", "300/min"),
                Map.entry("lintel.guard.limits.perRole.customer", "300/min burst 50"),
                Map.entry("lintel.guard.limits.count-refused", "true"),
                Map.entry("lintel.guard.limits.costs[0].method", "POST"),
                Map.entry("lintel.guard.limits.costs[0].path", "/v1/users"),
                Map.entry("lintel.guard.limits.costs[0].cost", "10"),
                Map.entry("lintel.guard.limits.policy", "file:limits.yaml"),
                Map.entry("lintel.guard.limits.reload", "2m"),
                Map.entry("lintel.guard.limits.report-only", "true"),
                Map.entry("lintel.guard.limits.retry-after-jitter", "0.25"),
                Map.entry("lintel.guard.limits.store", "postgresql"),
                Map.entry("lintel.guard.limits.keys", "1000"),
                Map.entry("lintel.guard.limits.redis", "redis://other:6380"),
                Map.entry("lintel.guard.limits.budget", "3ms"),
                Map.entry("lintel.guard.limits.nodes", "7"),
                Map.entry("lintel.guard.limits.connections", "9"),
                Map.entry("lintel.guard.client.trusted-proxies[0]", "10.0.0.0/8"),
                Map.entry("lintel.guard.client.field", "forwarded"),
                Map.entry("lintel.guard.access.openEndpoints", "fail"));
        environment.getPropertySources().addFirst(new MapPropertySource("set", set));
        environment.setConversionService(new ApplicationConversionService());
        ConfigurationPropertySources.attach(environment);
        assertThat(LimitsSettings.of(environment)).isEqualTo(bound(environment, "limits", LimitsSettings.class));
        assertThat(LimitsSettings.of(environment).perAddress()).isEqualTo("20/s burst 40");
        assertThat(ClientSettings.of(environment)).isEqualTo(bound(environment, "client", ClientSettings.class));
        assertThat(AccessSettings.of(environment)).isEqualTo(bound(environment, "access", AccessSettings.class));
        assertThat(AccessSettings.of(environment).openEndpoints()).isEqualTo(AccessSettings.Reaction.FAIL);
    }

    private static <T> T bound(StandardEnvironment environment, String name, Class<T> type) {
        return Binder.get(environment).bindOrCreate("lintel.guard." + name, type);
    }

    @Test
    void a_setting_that_is_none_fails_the_start_with_its_name() {
        assertThatThrownBy(() -> Running.with("lintel.guard.limits.nodes=many").close())
                .rootCause()
                .hasMessageContaining("lintel.guard.limits.nodes is \"many\"");
    }
}
