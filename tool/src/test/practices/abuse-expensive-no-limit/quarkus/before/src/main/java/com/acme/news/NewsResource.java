package com.acme.news;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/news")
public class NewsResource {
    @Inject
    Mailer mailer;

    @POST // expect: abuse-expensive-no-limit
    @Path("/subscribe")
    @PermitAll
    public void subscribe(@FormParam("address") String address) {
        mailer.send(Mail.withText(address, "News", "Is this you?"));
    }

    @POST // expect: abuse-expensive-no-limit
    @Path("/tell")
    @PermitAll
    public void tell(@FormParam("what") String what) {
        mailer.send(Mail.withText("desk@acme.example", "Heard", what));
    }

    @POST // silent: abuse-expensive-no-limit because an editor does
    @Path("/issue")
    @RolesAllowed("editor")
    public void issue(@FormParam("address") String address) {
        mailer.send(Mail.withText(address, "News", "Here it is"));
    }

    @POST // silent: abuse-expensive-no-limit because nothing is sent
    @Path("/count")
    @PermitAll
    public int count(@FormParam("what") String what) {
        return what.length();
    }
}
