package com.acme.fleet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

@Path("/trucks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TruckResource {
    @PersistenceContext
    EntityManager em;

    @GET
    public List<Truck> all() {
        return em.createQuery("select distinct t from Truck t left join fetch t.trips", Truck.class).getResultList();
    }

    @GET
    @Path("/with-trips")
    public List<Truck> withTrips() {
        return em.createQuery("select distinct t from Truck t left join fetch t.trips", Truck.class)
                .getResultList();
    }

    @GET
    @Path("/drivers")
    public List<Driver> drivers() {
        return em.createQuery("select d from Driver d", Driver.class).getResultList();
    }
}

@Entity
class Truck {
    @Id
    private Long id;

    @OneToMany(mappedBy = "truck")
    private List<Trip> trips;

    public Long getId() {
        return id;
    }

    public List<Trip> getTrips() {
        return trips;
    }
}

@Entity
class Trip {
    @Id
    private Long id;

    @JsonIgnore
    @ManyToOne(fetch = FetchType.LAZY)
    private Truck truck;

    public Long getId() {
        return id;
    }
}

@Entity
class Driver {
    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Truck truck;

    public Long getId() {
        return id;
    }

    @JsonIgnore
    public Truck getTruck() {
        return truck;
    }
}
