package com.acme.gym;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import lombok.Data;

@Data
@Entity
class Member {
    @Id
    private long id;

    private String email;
    private String password;
    private String code;
    private int wrong;
}
