package com.acme.depot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Entity
class Crate {
    @Id Long id;
    String label;
    int weight;
}

class TooHeavy extends Exception {}

class Missing extends Exception {}

@Path("/crates")
class CrateResource {
    @Inject Depot depot;

    @POST
    public void store(Crate crate) throws TooHeavy {
        depot.store(crate);
    }

    @POST
    @Path("/weighed")
    public void weigh(Crate crate) throws TooHeavy {
        depot.weigh(crate);
    }

    @POST
    @Path("/moved")
    public void move(Crate crate) throws Missing {
        depot.move(crate);
    }

    @POST
    @Path("/joined")
    @Transactional // expect: data-tx-checked-no-rollback (medium)
    public void join(Crate crate) throws TooHeavy {
        depot.join(crate);
    }
}

@ApplicationScoped
class Depot {
    @Inject EntityManager entities;

    @Transactional // expect: data-tx-checked-no-rollback (medium)
    public void store(Crate crate) throws TooHeavy {
        entities.persist(crate);
        if (crate.weight > 1000) {
            throw new TooHeavy();
        }
    }

    @Transactional(rollbackOn = TooHeavy.class) // silent: data-tx-checked-no-rollback because it rolls back for this one
    public void weigh(Crate crate) throws TooHeavy {
        entities.persist(crate);
        if (crate.weight > 1000) {
            throw new TooHeavy();
        }
    }

    @Transactional(rollbackOn = TooHeavy.class) // expect: data-tx-checked-no-rollback (medium)
    public void move(Crate crate) throws Missing {
        entities.persist(crate);
        if (crate.label == null) {
            throw new Missing();
        }
    }

    @Transactional
    public void join(Crate crate) throws TooHeavy {
        entities.persist(crate);
        if (crate.weight > 1000) {
            throw new TooHeavy();
        }
    }
}
