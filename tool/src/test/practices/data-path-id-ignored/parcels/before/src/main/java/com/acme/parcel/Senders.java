package com.acme.parcel;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component("senders")
public class Senders {
    private final Parcels parcels;

    public Senders(Parcels parcels) {
        this.parcels = parcels;
    }

    public boolean mayChange(Long id) {
        String caller = SecurityContextHolder.getContext().getAuthentication().getName();
        return parcels.findById(id).filter(each -> each.getSender().equals(caller)).isPresent();
    }
}
