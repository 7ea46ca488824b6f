package menu;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
public class Logins {
    private final JdbcTemplate jdbc;

    public Logins(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Person of(HttpServletRequest request) {
        Object name = request.getSession().getAttribute("name");
        return name == null
                ? null
                : jdbc.queryForObject(
                        "select id, name, role from people where name = ?",
                        new DataClassRowMapper<>(Person.class),
                        name);
    }
}
