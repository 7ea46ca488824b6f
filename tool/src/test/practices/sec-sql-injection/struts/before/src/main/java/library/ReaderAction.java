package library;

import com.opensymphony.xwork2.ActionSupport;
import com.opensymphony.xwork2.ModelDriven;
import org.springframework.jdbc.core.JdbcTemplate;

public class ReaderAction extends ActionSupport implements ModelDriven<Filter> {
    private final JdbcTemplate jdbc;
    private final Filter model = new Filter();

    public ReaderAction(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Filter getModel() {
        return model;
    }

    @Override
    public String execute() {
        jdbc.queryForList("select * from readers where city = '" + model.getCity() + "'"); // expect: sec-sql-injection
        return SUCCESS;
    }
}
