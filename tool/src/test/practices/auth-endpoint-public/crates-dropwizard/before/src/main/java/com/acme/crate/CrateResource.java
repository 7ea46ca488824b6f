package com.acme.crate;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

@Path("/crates")
public class CrateResource {
    private final Crates crates;

    public CrateResource(Crates crates) {
        this.crates = crates;
    }

    @GET
    @Path("/{id}")
    public String one(@Auth Keeper keeper, @PathParam("id") long id) { // silent: auth-endpoint-public because a keeper is asked for
        return crates.byId(id);
    }

    @PUT
    @Path("/{id}/{name}")
    public void add(@Auth Keeper keeper, @PathParam("id") long id, @PathParam("name") String name) { // silent: auth-endpoint-public because a keeper is asked for
        crates.add(id, name);
    }

    @DELETE // expect: auth-endpoint-public
    @Path("/{id}")
    public void remove(@PathParam("id") long id) {
        crates.remove(id);
    }

    @GET
    public List<String> names() { // silent: auth-endpoint-public because a list may be meant for all
        return crates.names();
    }
}
