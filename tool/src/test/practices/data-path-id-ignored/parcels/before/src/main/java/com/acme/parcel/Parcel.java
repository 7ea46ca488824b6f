package com.acme.parcel;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import lombok.Getter;
import lombok.Setter;

@Entity
@Getter
@Setter
@Table(name = "parcels")
public class Parcel {
    @Id
    @GeneratedValue
    private Long id;

    private String sender;
    private String street;
}
