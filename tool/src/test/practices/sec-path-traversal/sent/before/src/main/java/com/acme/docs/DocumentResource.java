package com.acme.docs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;

@Path("/documents")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
public class DocumentResource {
    @GET // expect: sec-path-traversal
    @Path("/one")
    public Response one(@QueryParam("name") String name) {
        File file = new File("/srv/documents", name);
        return Response.ok(file).header("X-Frame-Options", "DENY").build();
    }

    @GET
    @Path("/numbered")
    public Response numbered(@QueryParam("number") int number) { // silent: sec-path-traversal because a number is no path
        return Response.ok(new File("/srv/documents", number + ".pdf")).build();
    }

    @GET
    @Path("/known")
    public File known(@QueryParam("name") String name) { // silent: sec-path-traversal because the name is one of two
        String file = "terms".equals(name) ? "terms.pdf" : "help.pdf";
        return new File("/srv/documents", file);
    }
}
