package com.acme.mail;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "mailbox_users")
public class Mailbox {
    @Id
    @GeneratedValue
    private Long id;

    private String address;
    private String password;
    private String salt;

    @Enumerated(EnumType.STRING)
    private Scheme scheme;

    public Long getId() {
        return id;
    }

    public String getAddress() {
        return address;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getSalt() {
        return salt;
    }

    public Scheme getScheme() {
        return scheme;
    }
}
