package com.acme.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Driver {
    @Id
    private Long id;

    private String name;

    @Column(name = "pw_salt") // expect: resp-entity-leak
    private String salt;

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getSalt() {
        return salt;
    }
}
