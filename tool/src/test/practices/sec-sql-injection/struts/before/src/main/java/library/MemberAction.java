package library;

import com.opensymphony.xwork2.ActionSupport;
import org.springframework.jdbc.core.JdbcTemplate;

public class MemberAction extends ActionSupport {
    private JdbcTemplate jdbc;
    private String name;
    private String order = "name";
    private int year;
    private Filter filter;

    public void setJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public String getName() {
        return name;
    }

    public void setName(String given) {
        name = given;
    }

    public void setYear(int year) {
        this.year = year;
    }

    public Filter getFilter() {
        return filter;
    }

    public void setFilter(Filter filter) {
        this.filter = filter;
    }

    public String find() {
        jdbc.queryForList("select * from members where name = '" + getName() + "'"); // expect: sec-sql-injection
        return SUCCESS;
    }

    public String narrow() {
        jdbc.queryForList("select * from members where city = '" + filter.getCity() + "'"); // expect: sec-sql-injection
        return SUCCESS;
    }

    public String bound() {
        jdbc.queryForList("select * from members where name = ?", name); // silent: sec-sql-injection because it is bound
        return SUCCESS;
    }

    public String sorted() {
        jdbc.queryForList("select * from members order by " + order); // silent: sec-sql-injection because nothing sets it
        return SUCCESS;
    }

    public String since() {
        jdbc.queryForList("select * from members where year > " + year); // silent: sec-sql-injection because it is a number
        return SUCCESS;
    }

    public String fixed() {
        name = "nobody";
        jdbc.queryForList("select * from members where name = '" + name + "'"); // silent: sec-sql-injection because it was replaced
        return SUCCESS;
    }
}
