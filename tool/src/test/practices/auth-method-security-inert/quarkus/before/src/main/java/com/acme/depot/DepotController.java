package com.acme.depot;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;

@Path("/crates")
public class DepotController {
    @DELETE
    @RolesAllowed("admin") // silent: auth-method-security-inert because the server reads this one by itself
    public void remove() {}
}
