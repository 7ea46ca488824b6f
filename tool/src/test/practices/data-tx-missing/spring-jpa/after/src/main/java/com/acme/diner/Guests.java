package com.acme.diner;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Guests {
    private final GuestRepository guests;
    private final GuestRightRepository rights;
    private final GuestLogRepository log;
    private final NapkinRepository napkins;

    Guests(GuestRepository guests, GuestRightRepository rights, GuestLogRepository log, NapkinRepository napkins) {
        this.guests = guests;
        this.rights = rights;
        this.log = log;
        this.napkins = napkins;
    }

    @Transactional
    public void join(String email) {
        Guest guest = guests.save(new Guest(email));
        allow(guest);
    }

    public Guest plain(String email) {
        Guest guest = new Guest(email);
        return guests.save(guest);
    }

    public void allow(Guest guest, String what) {
        rights.save(new GuestRight(guest, what));
    }

    private void allow(Guest guest) {
        rights.save(new GuestRight(guest, "eat"));
    }

    public void noted(String email) {
        Guest guest = guests.save(new Guest(email));
        log.save(new GuestLog(guest, "came"));
    }

    public void lucky(String email) {
        Guest guest = guests.save(new Guest(email));
        try {
            rights.save(new GuestRight(guest, "win"));
        } catch (RuntimeException failed) {
            System.err.println(failed.getClass());
        }
    }

    public void either(String email) {
        if (email.endsWith("@acme.com")) {
            guests.save(new Guest(email));
        } else {
            rights.save(new GuestRight(null, "enter"));
        }
    }

    public void rename(Long id, String email) {
        Guest guest = guests.findById(id).orElseThrow();
        guest.setEmail(email);
        guests.save(guest);
        rights.save(new GuestRight(guest, "rename"));
    }

    public void apart(String email) {
        guests.save(new Guest(email));
        napkins.save(new Napkin("white"));
    }
}
