package com.acme.shelf;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;

@Entity
public class Book extends PanacheEntity {
    public String isbn;
    public int copies;
    public int pages;
}
