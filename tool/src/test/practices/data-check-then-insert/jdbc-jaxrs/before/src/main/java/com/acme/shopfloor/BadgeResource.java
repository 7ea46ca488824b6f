package com.acme.shopfloor;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("/badges")
public class BadgeResource {
    private final Badges badges;

    public BadgeResource(Badges badges) {
        this.badges = badges;
    }

    @POST
    public void add(@QueryParam("number") String number, @QueryParam("holder") String holder) {
        badges.add(number, holder);
    }

    @POST
    @Path("payments")
    public void pay(@QueryParam("key") String key, @QueryParam("cents") long cents) {
        badges.pay(key, cents);
    }

    @POST
    @Path("lockers")
    public void locker(@QueryParam("number") String number) {
        badges.locker(number);
    }
}
