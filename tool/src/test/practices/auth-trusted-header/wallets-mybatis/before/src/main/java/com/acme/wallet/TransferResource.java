package com.acme.wallet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

@Path("/transfers")
@RolesAllowed("customer")
public class TransferResource {
    @Inject
    Transfers transfers;

    @GET
    public List<Transfer> mine(@Context SecurityContext caller) {
        return transfers.of(caller.getUserPrincipal().getName()); // silent: auth-trusted-header because the login says who it is
    }

    @POST
    public void add(@Context SecurityContext caller, @QueryParam("amount") long amount) {
        transfers.add(caller.getUserPrincipal().getName(), amount); // silent: auth-trusted-header because the login says whose it is
    }

    @GET
    @Path("/list")
    public List<Transfer> named(@HeaderParam("X-Owner") String owner) {
        return transfers.of(owner); // expect: auth-trusted-header
    }

    @POST
    @Path("/quick")
    public void quick(Transfer transfer) {
        transfers.put(transfer); // expect: auth-trusted-header
    }

    @POST
    @Path("/booked")
    @RolesAllowed("admin")
    public void booked(Transfer transfer) {
        transfers.put(transfer); // silent: auth-trusted-header because administrators book for others
    }
}
