package com.acme.gate;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("/gate")
public class GateResource {
    @GET
    public String login(
            @QueryParam("passphrase") String words) { // expect: sec-secret-in-url
        return "";
    }

    @POST
    public String enter(
            @FormParam("passphrase") String words) { // silent: sec-secret-in-url because it comes in the body
        return "";
    }
}
