package com.acme.board;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

@RestController
public class BoardController {
    private final DataSource source;
    private final JdbcTemplate jdbc;

    public BoardController(DataSource source, JdbcTemplate jdbc) {
        this.source = source;
        this.jdbc = jdbc;
    }

    @PostMapping("/notes")
    public void post(@RequestParam String title, @RequestParam String text, @RequestParam String signature) {
        jdbc.update("insert into note (title, text, signature, kind) values (?, ?, ?, 'plain')", title, text, signature);
    }

    @GetMapping("/notes/{id}")
    public void show(@PathVariable long id, HttpServletResponse response) throws SQLException, IOException {
        response.setContentType("text/html");
        PrintWriter out = response.getWriter();
        ResultSet row = row(id);
        out.println("<h1>" + row.getString("title") + "</h1>"); // expect: sec-xss
        out.println("<p>" + HtmlUtils.htmlEscape(row.getString("text")) + "</p>"); // silent: sec-xss because it is encoded
        out.println("<i>" + row.getString("kind") + "</i>"); // silent: sec-xss because no caller fills this column
        out.println("<b>" + row.getLong("id") + "</b>"); // silent: sec-xss because it is a number
        sign(out, row);
    }

    private static void sign(PrintWriter out, ResultSet row) throws SQLException {
        String signature = row.getString("signature");
        if (signature != null) {
            out.write(signature); // expect: sec-xss
        }
    }

    @GetMapping("/notes/{id}/plain")
    public void plain(@PathVariable long id, HttpServletResponse response) throws SQLException, IOException {
        response.setContentType("text/plain");
        response.getWriter().println(row(id).getString("title")); // silent: sec-xss because plain text is no page
    }

    @GetMapping(path = "/notes/{id}/title", produces = "text/html")
    public String title(@PathVariable long id) throws SQLException {
        return "<h1>" + row(id).getString("title") + "</h1>"; // expect: sec-xss
    }

    @GetMapping(path = "/notes/{id}/json", produces = "application/json")
    public String json(@PathVariable long id) throws SQLException {
        return row(id).getString("title"); // silent: sec-xss because JSON is no page
    }

    private ResultSet row(long id) throws SQLException {
        Connection connection = source.getConnection();
        PreparedStatement statement =
                connection.prepareStatement("select id, title, text, signature, kind from note where id = ?");
        statement.setLong(1, id);
        ResultSet row = statement.executeQuery();
        row.next();
        return row;
    }
}
