package com.acme.shop;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

@Path("/persons")
public class PersonResource {
    @Inject
    Persons persons;

    @GET
    public List<Person> named(@QueryParam("name") String name) {
        return Person.list("name = '" + name + "'"); // expect: sec-jpql-injection
    }

    @GET
    @Path("/sorted")
    public List<Person> sorted(@QueryParam("by") String by) {
        return persons.find("order by " + by).list(); // expect: sec-jpql-injection
    }

    @GET
    @Path("/bound")
    public List<Person> bound(@QueryParam("name") String name) {
        return Person.list("name = ?1", name); // silent: sec-jpql-injection because the name is bound
    }
}

@Entity
class Person extends PanacheEntity {
    public String name;
}

@ApplicationScoped
class Persons implements PanacheRepository<Person> {}
