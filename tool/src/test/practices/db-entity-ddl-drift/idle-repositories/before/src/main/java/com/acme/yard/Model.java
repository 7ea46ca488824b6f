package com.acme.yard;

import jakarta.persistence.*;

@Entity
@Table(name = "crate")
class Crate {
    @Id Long id;
    String label;
}

// expect: db-entity-ddl-drift (low)
@Entity
@Table(name = "permit")
class Permit {
    @Id Long id;
    String holder;
}

// expect: db-entity-ddl-drift (high)
@Entity
@Table(name = "voucher")
class Voucher {
    @Id Long id;
    String holder;
}
