package dev.lintel.guard.boot;

import dev.lintel.guard.access.OwnedHandlers;
import dev.lintel.guard.access.OwnerArgument;
import dev.lintel.guard.limit.web.SubjectSource;
import dev.lintel.guard.resource.OwnedClient;
import dev.lintel.guard.resource.OwnerSource;
import dev.lintel.guard.resource.Resource;
import dev.lintel.guard.resource.Resources;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Rows and whose they are, where `lintel.guard.resources` names any.
@AutoConfiguration(after = {TablesAutoConfiguration.class, LimitsAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(JdbcTemplate.class)
@EnableConfigurationProperties(ResourcesSettings.class)
public class ResourcesAutoConfiguration {
    private static final String USER = "user";
    private static final int FETCHED = 500;

    @Bean
    Resources lintelResources(ResourcesSettings settings, GuardTables tables) {
        if (settings.resources().isEmpty()) {
            return new Resources(new JdbcTemplate(), List.of());
        }
        List<Resource> all = settings.resources().entrySet().stream()
                .map(each -> resource(each.getKey(), each.getValue()))
                .toList();
        return new Resources(new JdbcTemplate(tables.database("lintel.guard.resources is set")), all);
    }

    private static Resource resource(String name, ResourcesSettings.Row row) {
        try {
            return new Resource(
                    name,
                    row.table(),
                    row.key(),
                    Optional.ofNullable(row.owner()),
                    row.by(),
                    Optional.ofNullable(row.version()));
        } catch (IllegalArgumentException wrong) {
            throw new GuardStartException(
                    "lintel.guard.resources." + name + ": " + wrong.getMessage() + ".", "Mend the setting.");
        }
    }

    @Bean
    @ConditionalOnMissingBean
    OwnerSource lintelOwners(ObjectProvider<SubjectSource> own) {
        Map<String, SubjectSource> sources =
                own.orderedStream().collect(Collectors.toMap(SubjectSource::name, each -> each));
        return by -> request().flatMap(each -> {
            Principal user = each.getUserPrincipal();
            if (by.equals(USER)) {
                return Optional.ofNullable(user).map(Principal::getName);
            }
            // a tenant is nobody's proof of who calls: without a login it owns nothing
            SubjectSource source = sources.get(by);
            return user == null || source == null ? Optional.empty() : source.of(each);
        });
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }

    @Bean
    OwnedHandlers lintelOwnedHandlers(Resources resources, OwnerSource owners) {
        return new OwnedHandlers(resources, owners);
    }

    @Bean
    OwnedClient lintelOwnedClient(ObjectProvider<DataSource> database, Resources resources, OwnerSource owners) {
        DataSource source = database.getIfAvailable();
        JdbcTemplate template = source == null ? new JdbcTemplate() : new JdbcTemplate(source);
        template.setFetchSize(FETCHED); // a long list comes in pieces, a short one notices nothing
        return new OwnedClient(JdbcClient.create(template), resources, owners);
    }

    @Bean
    WebMvcConfigurer lintelOwnedHandlersRegistration(OwnedHandlers handlers, OwnerSource owners) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(handlers).order(-900);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new OwnerArgument(owners));
            }
        };
    }

    /// Reads all handlers and looks at the tables, once.
    @Bean
    SmartInitializingSingleton lintelResourcesCheck(
            ResourcesSettings settings,
            Resources resources,
            OwnedHandlers owned,
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<SubjectSource> own) {
        return () -> {
            mappings.orderedStream()
                    .flatMap(each -> each.getHandlerMethods().values().stream())
                    .forEach(owned::learn);
            Set<String> known = own.orderedStream().map(SubjectSource::name).collect(Collectors.toSet());
            settings.resources().forEach((name, row) -> {
                if (!row.by().equals(USER) && !known.contains(row.by())) {
                    throw new GuardStartException(
                            "lintel.guard.resources." + name + " is owned by " + row.by()
                                    + ", and nothing in this service tells which that is.",
                            "Use user, or declare a SubjectSource bean of that name.");
                }
            });
            List<String> wrong = resources.check();
            if (!wrong.isEmpty()) {
                throw new GuardStartException(
                        "lintel.guard.resources does not fit the database:\n  " + String.join("\n  ", wrong),
                        "Mend the names, or run the migrations before the service starts.");
            }
            resources
                    .withoutIndex()
                    .forEach(each -> LoggerFactory.getLogger(ResourcesAutoConfiguration.class)
                            .warn(
                                    "No unique index covers {}: a path may name several rows, and finding one reads the table.",
                                    each));
        };
    }
}
