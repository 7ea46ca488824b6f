package com.acme.lending;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "remarks")
public class Remark {
    @Id
    @GeneratedValue
    private Long id;

    @ManyToOne
    @JoinColumn(name = "user_id")
    private Reader reader;

    private String text;

    protected Remark() {}

    public Remark(Reader reader, String text) {
        this.reader = reader;
        this.text = text;
    }
}
