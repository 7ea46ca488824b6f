package kennel;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Retention(RetentionPolicy.RUNTIME)
@interface ForRoles {
    String[] value();
}

record Visitor(Long accountId, String role) {}

final class VisitorHolder {
    private static final ThreadLocal<Visitor> CURRENT_USER = new ThreadLocal<>();

    private VisitorHolder() {}

    static void set(Visitor visitor) {
        CURRENT_USER.set(visitor);
    }

    static Long id() {
        Visitor visitor = CURRENT_USER.get();
        return visitor == null ? null : visitor.accountId();
    }
}

interface Tokens {
    Visitor read(String token);
}

@Component
class Door implements HandlerInterceptor {
    private final Tokens tokens;

    Door(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws Exception {
        String token = request.getHeader("X-Token");
        if (token == null || token.isEmpty()) {
            response.sendError(401);
            return false;
        }
        Visitor visitor = tokens.read(token);
        ForRoles roles = ((HandlerMethod) handler).getMethodAnnotation(ForRoles.class);
        if (roles != null && !Arrays.asList(roles.value()).contains(visitor.role())) {
            response.sendError(403);
            return false;
        }
        VisitorHolder.set(visitor);
        return true;
    }
}

@Configuration
class Web implements WebMvcConfigurer {
    private final Door door;

    Web(Door door) {
        this.door = door;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(door).addPathPatterns("/**");
    }
}
