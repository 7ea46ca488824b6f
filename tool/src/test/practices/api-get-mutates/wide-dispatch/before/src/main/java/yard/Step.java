package yard;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

interface Step {
    void run(long id);
}

@Component
class Weigh implements Step {
    @Override
    public void run(long id) {}
}

@Component
class Measure implements Step {
    @Override
    public void run(long id) {}
}

@Component
class Photograph implements Step {
    @Override
    public void run(long id) {}
}

@Component
class Scrap implements Step {
    private final JdbcTemplate jdbc;

    Scrap(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run(long id) {
        jdbc.update("delete from cranes where id = ?", id);
    }
}
