package dev.lintel.guard.boot;

import dev.lintel.guard.limit.Limiter;
import dev.lintel.guard.limit.web.Identity;
import dev.lintel.guard.limit.web.Usage;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// An endpoint for callers who want to know what is left to them, where its path is set. Who may call it is for
/// Spring Security's rules to say, as for any other.
@AutoConfiguration(after = LimitsAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("lintel.guard.limits.usage-path")
public class UsageAutoConfiguration {
    @Bean
    RouterFunction<ServerResponse> lintelUsage(
            Limiter limiter, Identity identity, @Value("${lintel.guard.limits.usage-path}") String path) {
        if (!path.startsWith("/")) {
            throw new GuardStartException(
                    "lintel.guard.limits.usage-path is \"" + path + "\".", "Write a path, such as /v1/usage.");
        }
        Usage usage = new Usage(limiter, identity);
        return RouterFunctions.route()
                .GET(
                        path,
                        request -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .cacheControl(CacheControl.noStore())
                                .body(Map.of("limits", usage.of(request.servletRequest()))))
                .build();
    }
}
