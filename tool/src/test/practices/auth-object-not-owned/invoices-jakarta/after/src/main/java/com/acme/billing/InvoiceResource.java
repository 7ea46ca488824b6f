package com.acme.billing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

@Path("/invoices")
public class InvoiceResource {
    @Inject
    EntityManager database;

    @GET
    @RolesAllowed("customer")
    public List<Invoice> mine(@Context SecurityContext caller) {
        return database.createQuery("select i from Invoice i where i.customerId = :me", Invoice.class) // silent: auth-object-not-owned because the caller's own are listed
                .setParameter("me", caller.getUserPrincipal().getName())
                .getResultList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("customer")
    public Invoice show(@PathParam("id") String id, @Context SecurityContext caller) {
        Invoice invoice = database.find(Invoice.class, id);
        if (!invoice.customerId.equals(caller.getUserPrincipal().getName())) {
            throw new NotFoundException();
        }
        return invoice;
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("customer")
    public void remove(@PathParam("id") String id, @Context SecurityContext caller) {
        Invoice invoice = database.find(Invoice.class, id);
        if (!invoice.customerId.equals(caller.getUserPrincipal().getName())) {
            throw new NotFoundException();
        }
        database.remove(invoice);
    }

    @GET
    @Path("/{id}/checked")
    @RolesAllowed("customer")
    public Invoice checked(@PathParam("id") String id, @Context SecurityContext caller) {
        Invoice invoice = database.find(Invoice.class, id); // silent: auth-object-not-owned because it is compared with the caller
        if (!invoice.customerId.equals(caller.getUserPrincipal().getName())) {
            throw new NotFoundException();
        }
        return invoice;
    }

    @GET
    @Path("/{id}/audit")
    @RolesAllowed("admin")
    public Invoice audit(@PathParam("id") String id) {
        return database.find(Invoice.class, id); // silent: auth-object-not-owned because administrators may see all
    }
}
