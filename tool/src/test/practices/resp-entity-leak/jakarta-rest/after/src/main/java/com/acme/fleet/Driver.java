package com.acme.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import com.fasterxml.jackson.annotation.JsonIgnore;

@Entity
public class Driver {
    @Id
    private Long id;

    private String name;

    @Column(name = "pw_salt")
    private String salt;

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    @JsonIgnore
    public String getSalt() {
        return salt;
    }
}
