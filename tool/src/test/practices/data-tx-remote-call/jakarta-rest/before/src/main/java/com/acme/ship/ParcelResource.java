package com.acme.ship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

@Path("/parcels/{id}")
@ApplicationScoped
public class ParcelResource {
    @PersistenceContext
    EntityManager em;

    @Inject
    Carrier carrier;

    @POST
    @Path("/label")
    @Transactional
    public String label(@PathParam("id") long id) throws IOException, InterruptedException {
        Parcel parcel = em.find(Parcel.class, id);
        parcel.label = carrier.label(parcel.id);
        return parcel.label;
    }

    @POST
    @Path("/quote")
    @Transactional
    public String quote(@PathParam("id") long id) throws IOException, InterruptedException {
        String quote = carrier.quote(id); // silent: data-tx-remote-call because the connection is only taken by the first statement
        em.find(Parcel.class, id).label = quote;
        return quote;
    }
}

@ApplicationScoped
class Carrier {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    String label(long id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://carrier.example.com/labels/" + id))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body(); // expect: data-tx-remote-call
    }

    String quote(long id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://carrier.example.com/quotes/" + id))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body(); // silent: data-tx-remote-call because no connection is held yet
    }
}

@Entity
class Parcel {
    @Id Long id;
    String label;
}
