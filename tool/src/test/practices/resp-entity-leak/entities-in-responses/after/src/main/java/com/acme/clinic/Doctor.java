package com.acme.clinic;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;

@Entity
public class Doctor {
    @Id
    @GeneratedValue
    private Long id;

    private String name;

    @JsonIgnore
    private String passwordHash;

    @JsonIgnore
    private String resetToken;

    @JsonIgnore
    private String apiKey; // silent: resp-entity-leak because it is kept out of the answer

    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    private String pinSecret; // silent: resp-entity-leak because it is only read from requests

    private transient String sessionToken; // silent: resp-entity-leak because no getter shows it

    private Instant passwordChangedAt; // silent: resp-entity-leak because a date tells nothing about the password

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getPasswordHash() {
        return passwordHash;
    }

    public String getResetToken() {
        return resetToken;
    }

    public String getApiKey() {
        return apiKey;
    }

    public String getPinSecret() {
        return pinSecret;
    }

    public Instant getPasswordChangedAt() {
        return passwordChangedAt;
    }
}
