package com.acme.library;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.hibernate.Session;

@Path("/books")
public class BookResource {
    @Inject
    Session session;

    @GET
    public List<?> byTitle(@QueryParam("title") String title) {
        return session.createQuery("from Book b where b.title like '%" + title + "%'").list(); // expect: sec-jpql-injection
    }

    @GET
    @Path("/sorted")
    public List<?> sorted(@QueryParam("by") String by) {
        String column = "title";
        if (by != null && (by.equals("title") || by.equals("year"))) {
            column = by;
        }
        return session.createQuery("from Book b order by b." + column).list(); // silent: sec-jpql-injection because only two names come through
    }

    @GET
    @Path("/{shelf}")
    public List<?> onShelf(@PathParam("shelf") String shelf) {
        return session.createNativeQuery(statement(shelf)).list();
    }

    private static String statement(String shelf) {
        return new StringBuilder("select * from book where shelf = '").append(shelf).append('\'').toString(); // expect: sec-jpql-injection
    }
}
