package com.acme.lending;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "users")
public class Reader {
    @Id
    private Long id;

    private String login;
    private String password;

    public Long getId() {
        return id;
    }

    public String getLogin() {
        return login;
    }
}
