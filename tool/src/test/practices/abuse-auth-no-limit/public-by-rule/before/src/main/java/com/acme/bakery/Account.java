package com.acme.bakery;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import lombok.Data;

@Entity
@Data
class Account {
    @Id
    @GeneratedValue
    private Long id;
    private String email;
    private String password;
    private String resetToken;
}
