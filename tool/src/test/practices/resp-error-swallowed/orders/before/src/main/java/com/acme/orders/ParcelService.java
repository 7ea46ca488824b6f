package com.acme.orders;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class ParcelService {
    private static final Logger LOG = LoggerFactory.getLogger(ParcelService.class);
    private final Parcels parcels;

    public ParcelService(Parcels parcels) {
        this.parcels = parcels;
    }

    public void keep(Parcel parcel) {
        try {
            parcels.save(parcel);
        } catch (Exception e) { // expect: resp-error-swallowed
            LOG.error("not kept", e);
        }
    }

    @Transactional
    public void keepWhole(Parcel parcel) {
        try {
            parcels.save(parcel);
        } catch (Exception e) { // silent: resp-error-swallowed because the transaction around it fails when it ends
            LOG.error("not kept", e);
        }
    }

    public boolean kept(Parcel parcel) {
        boolean done = false;
        try {
            parcels.save(parcel);
            done = true;
        } catch (Exception e) { // silent: resp-error-swallowed because the caller is told by the answer
            LOG.error("not kept", e);
        }
        return done;
    }
}
