package dev.lintel.read.beans;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.CacheRule;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the methods whose answers Spring keeps, and those that take them out again. They count only where
/// `@EnableCaching` was found: without it the annotations do nothing.
public final class CachedMethods implements Framework {
    private static final String PACKAGE = "org.springframework.cache.annotation.";
    private static final String SWITCH = PACKAGE + "EnableCaching";
    private static final String OF_CLASS = PACKAGE + "CacheConfig";
    private static final String SEVERAL = PACKAGE + "Caching";
    private static final Map<String, CacheRule.Kind> RULES = Map.of(
            PACKAGE + "Cacheable", CacheRule.Kind.KEEPS,
            PACKAGE + "CachePut", CacheRule.Kind.REPLACES,
            PACKAGE + "CacheEvict", CacheRule.Kind.EVICTS);

    /// What code makes that decides by itself how long and by which key something is kept.
    private static final List<String> MAKES = List.of(
            "org.springframework.cache.CacheManager",
            "org.springframework.cache.interceptor.CacheResolver",
            "org.springframework.cache.concurrent.ConcurrentMapCacheManager",
            "org.springframework.cache.caffeine.CaffeineCacheManager",
            "org.springframework.cache.support.SimpleCacheManager",
            "org.springframework.cache.jcache.JCacheCacheManager",
            "org.springframework.data.redis.cache.RedisCacheManager",
            "org.springframework.data.redis.cache.RedisCacheConfiguration",
            "org.springframework.boot.autoconfigure.cache.CacheManagerCustomizer",
            "org.springframework.boot.autoconfigure.cache.RedisCacheManagerBuilderCustomizer",
            "org.springframework.boot.autoconfigure.cache.JCacheManagerCustomizer",
            "com.github.benmanes.caffeine.cache.Caffeine");

    private static final String KEYS = "org.springframework.cache.interceptor.KeyGenerator";
    private static final Set<String> CONFIGURES = Set.of(
            PACKAGE + "CachingConfigurer",
            PACKAGE + "CachingConfigurerSupport",
            "org.springframework.cache.CacheManager");

    @Override
    public String name() {
        return "cached methods";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        boolean on = program.types().stream()
                .anyMatch(type -> type.isMain() && annotations.on(type, SWITCH).isPresent());
        return on
                ? program.types().stream()
                        .filter(type -> type.isMain() && type.kind() != Kind.ANNOTATION)
                        .flatMap(type -> new Reading(program, annotations, type).facts())
                : Stream.empty();
    }

    /// One class of one program.
    private record Reading(Program program, Annotations annotations, TypeDeclaration type) {
        Stream<Fact> facts() {
            Stream<Fact> rules = type.methods().stream()
                    .filter(method -> !method.annotations().isEmpty())
                    .flatMap(method -> marks(method).map(found -> new Fact.Caches(rule(method, found))));
            boolean configures = program.supertypes(type.name()).stream()
                    .map(Type.Declared::name)
                    .anyMatch(CONFIGURES::contains);
            boolean keys = program.supertypes(type.name()).stream()
                            .map(Type.Declared::name)
                            .anyMatch(KEYS::equals)
                    || makes(List.of(KEYS), configures);
            return keys || configures || makes(MAKES, false)
                    ? Stream.concat(Stream.of(new Fact.MakesCaches(type.name(), keys)), rules)
                    : rules;
        }

        /// @param unmarked whether methods without an annotation count: those that a configurer overrides
        private boolean makes(List<String> types, boolean unmarked) {
            return type.methods().stream()
                    .filter(method -> unmarked || !method.annotations().isEmpty())
                    .map(method -> method.returns().erasure())
                    .anyMatch(types::contains);
        }

        private Stream<Found> marks(Method method) {
            Stream<Found> alone = annotations.all(method.annotations(), RULES.keySet()).stream();
            Stream<Found> together = annotations.find(method.annotations(), SEVERAL).stream()
                    .flatMap(found -> found.values().values().stream())
                    .flatMap(value -> new Constants(program).list(value).values().stream())
                    .filter(Annotation.class::isInstance)
                    .map(Annotation.class::cast)
                    .filter(each -> RULES.containsKey(each.type()))
                    .map(each -> new Found(each.type(), each.values(), each));
            return Stream.concat(alone, together);
        }

        private CacheRule rule(Method method, Found found) {
            Optional<Found> ofClass = annotations.on(type, OF_CLASS);
            Constants constants = new Constants(program);
            List<String> names = found.value("value", "cacheNames")
                    .or(() -> ofClass.flatMap(each -> each.value("cacheNames", "value")))
                    .map(value -> constants.texts(value))
                    .filter(Constants.Listing::complete)
                    .map(Constants.Listing::values)
                    .orElse(List.of());
            Optional<Expression> key = found.value("key");
            boolean made = Stream.concat(Stream.of(found), ofClass.stream())
                    .anyMatch(each -> each.value("keyGenerator", "cacheResolver", "cacheManager")
                            .isPresent());
            return new CacheRule(
                    OperationIds.of(method.id()),
                    RULES.getOrDefault(found.type(), CacheRule.Kind.KEEPS),
                    names,
                    key.flatMap(constants::text).orElse(key.isPresent() ? "?" : ""),
                    made,
                    found.at());
        }
    }
}
