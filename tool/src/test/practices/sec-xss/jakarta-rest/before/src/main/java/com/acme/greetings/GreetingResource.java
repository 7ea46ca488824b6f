package com.acme.greetings;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@Path("/greetings")
public class GreetingResource {
    @GET
    @Path("/page")
    public Response page(@QueryParam("name") String name) {
        return Response.ok("<p>Hello " + name + "</p>", MediaType.TEXT_HTML).build(); // expect: sec-xss
    }

    @GET
    @Path("/typed")
    public Response typed(@QueryParam("name") String name) {
        return Response.ok().entity("<p>Hello " + name + "</p>").type("text/html").build(); // expect: sec-xss
    }

    @GET
    @Path("/plain")
    public Response plain(@QueryParam("name") String name) { // silent: sec-xss because plain text is no page
        return Response.ok("Hello " + name, MediaType.TEXT_PLAIN).build();
    }

    @GET
    @Path("/negotiated")
    public Response negotiated(@QueryParam("name") String name) { // silent: sec-xss because nothing says that it is a page
        return Response.ok("Hello " + name).build();
    }
}
