package com.acme.letter;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;

@Entity
public class Letter extends PanacheEntity {
    public String subject;
    public String body;
}
