package com.acme.locker;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "lockers")
public class Locker {
    @Id
    public Long number;

    public String place;
}
