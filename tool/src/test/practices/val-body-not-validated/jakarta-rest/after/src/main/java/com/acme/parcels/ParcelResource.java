package com.acme.parcels;

import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@Path("parcels")
@Consumes(MediaType.APPLICATION_JSON)
public class ParcelResource {
    @POST
    public Response announce(@Valid Parcel parcel) {
        return Response.accepted().build();
    }

    @PUT
    @Path("{id}")
    public Response change(@Valid Parcel parcel) { // silent: val-body-not-validated because @Valid stands there
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/notes")
    public Response note(Note note) { // silent: val-body-not-validated because a note has no constraint
        return Response.noContent().build();
    }

    public record Note(String text) {}
}
