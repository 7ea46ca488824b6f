package com.acme.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import lombok.Getter;

@Entity
@Table(name = "users")
@Getter
public class Account {
    @Id
    private Long id;
    private String email;
    private String passwordHash;
}
