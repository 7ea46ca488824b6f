package dev.lintel.guard.boot;

import dev.lintel.guard.access.OpenEndpoints;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/// The rules of Spring Security, asked as somebody without a login.
@AutoConfiguration(
        afterName = "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(WebInvocationPrivilegeEvaluator.class)
public class OpenPathsAutoConfiguration {
    private static final AnonymousAuthenticationToken ANYBODY = new AnonymousAuthenticationToken(
            "lintel-guard", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    @Bean
    @ConditionalOnBean(WebInvocationPrivilegeEvaluator.class)
    OpenEndpoints.Anybody lintelAnybody(List<WebInvocationPrivilegeEvaluator> evaluators) {
        return (method, path) -> evaluators.stream().allMatch(each -> each.isAllowed("", path, method, ANYBODY));
    }
}
