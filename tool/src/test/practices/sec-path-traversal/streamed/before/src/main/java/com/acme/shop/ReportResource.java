package com.acme.shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Paths;

@Path("/reports")
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource {
    @GET
    @Path("/named")
    public StreamingOutput named(@QueryParam("name") String name) {
        return out -> Files.copy(Paths.get("/srv/reports", name), out); // expect: sec-path-traversal
    }

    @GET
    @Path("/numbered")
    public StreamingOutput numbered(@QueryParam("number") int number) {
        return out -> Files.copy(Paths.get("/srv/reports", number + ".json"), out); // silent: sec-path-traversal because a number is no path
    }

    @GET // expect: sec-path-traversal
    @Path("/sent")
    public Response sent(@QueryParam("name") String name) {
        return Response.ok(new File("/srv/reports", name)).build();
    }
}
