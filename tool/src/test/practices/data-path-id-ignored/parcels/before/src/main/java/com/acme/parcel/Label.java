package com.acme.parcel;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Its number cannot be sent. */
@Entity
@Table(name = "labels")
public class Label {
    @Id
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    private Long id;

    private String text;

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
