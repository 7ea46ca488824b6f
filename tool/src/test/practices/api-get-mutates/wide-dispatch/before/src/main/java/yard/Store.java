package yard;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

interface Store {
    void take(long id);
}

@Component
class Crates implements Store {
    private final JdbcTemplate jdbc;

    Crates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void take(long id) {
        jdbc.update("delete from crates where id = ?", id);
    }

    void drop(long id) {
        jdbc.update("delete from crates where id = ?", id);
    }
}

@Component
class Empty implements Store {
    @Override
    public void take(long id) {}
}
