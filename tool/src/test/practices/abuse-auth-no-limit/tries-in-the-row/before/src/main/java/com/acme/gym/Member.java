package com.acme.gym;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Member {
    @Id
    private long id;

    private String email;
    private String password;
    private String code;
    private int wrong;

    String getCode() {
        return code;
    }

    void setCode(String code) {
        this.code = code;
    }

    int getWrong() {
        return wrong;
    }

    void setWrong(int wrong) {
        this.wrong = wrong;
    }

    void setPassword(String password) {
        this.password = password;
    }
}
