package com.acme.crew;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class Sailors implements PanacheRepository<Sailor> {}
