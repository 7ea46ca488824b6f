package prices;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class PriceService {
    private final JdbcTemplate jdbc;

    public PriceService(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void settle(String article, long cents) {
        jdbc.update("update prices set cents = ? where article = ?", cents, article);
    }

    public long priceOf(String article) {
        return jdbc.queryForObject("select cents from prices where article = ?", Long.class, article);
    }

    public void remark(String article, String text) {
        jdbc.update("insert into remarks (article, text) values (?, ?)", article, text);
    }

    public void seen(String page) {
        jdbc.update("update visits set seen = seen + 1 where page = ?", page);
    }
}
