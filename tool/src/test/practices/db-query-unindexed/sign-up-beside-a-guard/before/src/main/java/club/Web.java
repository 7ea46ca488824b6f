package club;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.*;

@Configuration
class Web implements WebMvcConfigurer {
    private final Guard guard;

    Web(Guard guard) {
        this.guard = guard;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard).addPathPatterns("/**").excludePathPatterns("/login", "/register");
    }
}
