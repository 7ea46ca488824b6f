package com.acme.club;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
class Member {
    @Id
    @GeneratedValue
    private Long id;
    private String email;
    private String password;

    void setEmail(String email) {
        this.email = email;
    }

    void setPassword(String password) {
        this.password = password;
    }
}
