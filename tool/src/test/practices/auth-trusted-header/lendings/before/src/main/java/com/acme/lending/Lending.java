package com.acme.lending;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "lendings")
public class Lending {
    @Id
    @GeneratedValue
    private Long id;

    @Column(name = "user_id")
    private Long userId;

    private String book;

    protected Lending() {}

    public Lending(Long userId, String book) {
        this.userId = userId;
        this.book = book;
    }
}
