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

@Entity
class Barn {
    @Id Long id;
    @ManyToOne Farm farm;
}

@Entity
class Hen {
    @Id Long id;
    @ManyToOne Farm farm;
}

@Entity
class Goat {
    @Id Long id;
    @ManyToOne Farm farm;
}

@Entity
class Duck {
    @Id Long id;
    @ManyToOne Farm farm;
}

@Entity
class Egg {
    @Id Long id;
    @ManyToOne Hen hen;
}

@Entity
class Milk {
    @Id Long id;
    @ManyToOne Cow cow;
}

@Entity
class Hay {
    @Id Long id;
    @ManyToOne Barn barn;
}

@Entity
class Wool {
    @Id Long id;
    @ManyToOne Farm farm;
    @ManyToOne Barn barn;
}

@Entity
class Cheese {
    @Id Long id;
    @ManyToOne Goat goat;
}
