package com.acme.shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

@Path("/items")
public class ItemResource {
    private final Jdbi jdbi;

    public ItemResource(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @GET
    @Path("/named")
    public List<Map<String, Object>> named(@QueryParam("name") String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from item where name = '" + name + "'") // expect: sec-sql-injection
                .mapToMap()
                .list());
    }

    @GET
    @Path("/sorted")
    public List<Map<String, Object>> sorted(@QueryParam("by") String by) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from item order by <by>") // expect: sec-sql-injection
                .define("by", by)
                .mapToMap()
                .list());
    }

    @GET
    @Path("/bound")
    public List<Map<String, Object>> bound(@QueryParam("name") String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from item where name = :name") // silent: sec-sql-injection because the name is bound
                .bind("name", name)
                .mapToMap()
                .list());
    }
}
