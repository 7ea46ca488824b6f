package menu;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
public class Doors implements WebMvcConfigurer, HandlerInterceptor {
    private final Logins logins;

    public Doors(Logins logins) {
        this.logins = logins;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Person login = logins.of(request);
        if (login == null) {
            response.setStatus(302);
            response.setHeader("location", "/desk/login");
            return false;
        }
        PermissionNeeded needed = ((HandlerMethod) handler).getMethodAnnotation(PermissionNeeded.class);
        if (needed != null && login.role() != needed.role()) {
            throw new IllegalStateException("not for you");
        }
        request.setAttribute("login", login);
        return true;
    }
}
