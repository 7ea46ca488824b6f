package desk;

import jakarta.servlet.*;
import jakarta.servlet.http.*;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

@Component
class TokenFilter extends OncePerRequestFilter {
    private final Logins logins;
    private final Tokens tokens;

    TokenFilter(Logins logins, Tokens tokens) {
        this.logins = logins;
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String nick = tokens.nick(request.getHeader("Authorization"));
        if (nick != null) {
            Login login = logins.findByNick(nick).orElseThrow();
            SecurityContextHolder.getContext().setAuthentication(
                    new UsernamePasswordAuthenticationToken(login, null, login.getAuthorities()));
        }
        chain.doFilter(request, response);
    }
}
