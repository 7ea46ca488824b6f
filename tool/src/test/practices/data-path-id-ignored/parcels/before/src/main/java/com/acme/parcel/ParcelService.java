package com.acme.parcel;

import java.security.Principal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class ParcelService {
    private final Parcels parcels;

    public ParcelService(Parcels parcels) {
        this.parcels = parcels;
    }

    public Parcel replace(Long id, Parcel parcel) {
        if (!parcels.existsById(id)) {
            throw new IllegalStateException("no parcel " + id);
        }
        return parcels.save(parcel); // expect: data-path-id-ignored
    }

    public Parcel replaceOwn(Long id, Parcel parcel, Principal caller) {
        Parcel known = parcels.findById(id).orElseThrow();
        if (!known.getSender().equals(caller.getName())) {
            throw new IllegalStateException("not yours");
        }
        return parcels.save(parcel); // expect: data-path-id-ignored
    }

    @Transactional
    public void move(Long id, ParcelChange change) {
        Parcel known = parcels.findById(id).orElseThrow();
        known.setStreet(change.street());
        parcels.save(known); // silent: data-path-id-ignored because the row is the one that the address names
    }

    public Parcel same(Long id, Parcel parcel) {
        if (!id.equals(parcel.getId())) {
            throw new IllegalArgumentException("two ids");
        }
        return parcels.save(parcel); // silent: data-path-id-ignored because both are held against each other
    }
}
