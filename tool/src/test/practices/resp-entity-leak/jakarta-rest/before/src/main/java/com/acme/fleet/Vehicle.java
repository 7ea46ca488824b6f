package com.acme.fleet;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Vehicle {
    @Id
    private Long id;

    private String tokenType; // silent: resp-entity-leak because the kind of a token is no token

    private String passwordHint; // silent: resp-entity-leak because no getter shows it

    private String trackerAccessKey; // expect: resp-entity-leak

    public Long getId() {
        return id;
    }

    public String getTokenType() {
        return tokenType;
    }

    public String getTrackerAccessKey() {
        return trackerAccessKey;
    }
}
