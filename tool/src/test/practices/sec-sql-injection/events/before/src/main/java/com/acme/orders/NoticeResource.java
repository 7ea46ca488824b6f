package com.acme.orders;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

@Path("/notices")
public class NoticeResource {
    @Inject
    Event<Notice> notices;

    record Notice(String text) {}

    @GET
    public void read(@QueryParam("q") String q) {
        notices.fire(new Notice(q));
    }
}

class NoticeKeeper {
    @Inject
    DataSource source;

    void keep(@Observes NoticeResource.Notice notice) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into notices values ('" + notice.text() + "')"); // expect: sec-sql-injection
        }
    }
}
