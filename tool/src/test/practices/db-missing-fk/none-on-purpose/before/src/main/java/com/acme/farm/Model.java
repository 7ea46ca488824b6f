package com.acme.farm;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
class Farm {
    @Id Long id;
    String name;
}

@Entity
class Field {
    @Id Long id;
    @ManyToOne Farm farm;
}

@Entity
class Cow {
    @Id Long id;
    @ManyToOne Farm farm;
}
