package com.acme.graph;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.neo4j.driver.Session;

@Path("/graph")
public class GraphResource {
    private final Session session;

    public GraphResource(Session session) {
        this.session = session;
    }

    @GET
    public void find(@QueryParam("name") String name) {
        session.run("match (p:Person {name: '" + name + "'}) return p"); // expect: sec-nosql-injection
        session.run("match (p:Person {name: $name}) return p", Map.of("name", name)); // silent: sec-nosql-injection because it is a parameter
    }
}
