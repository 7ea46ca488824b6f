package com.acme.crew;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;

@Entity
public class Sailor extends PanacheEntity {
    public String name;
    public String role;
}
