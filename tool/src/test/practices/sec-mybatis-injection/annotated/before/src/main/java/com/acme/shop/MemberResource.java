package com.acme.shop;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;

@Path("/members")
public class MemberResource {
    @Inject
    MemberMapper members;

    @GET
    public List<Member> list(@QueryParam("city") String city) {
        return members.inCity(city);
    }

    @GET
    @Path("/report")
    public List<Member> report(@QueryParam("columns") String columns) {
        return members.report(columns);
    }

    @GET
    @Path("/{id}")
    public Member one(@PathParam("id") long id, @QueryParam("state") State state) {
        return members.one(id, state);
    }

    @GET
    @Path("/named/{name}")
    public Member named(@PathParam("name") String name) {
        return members.named(name, name.length());
    }
}
