package fleet;

import jakarta.persistence.*;

// expect: db-entity-ddl-drift
@Entity
@Table(name = "cars")
class Car extends Audited {
    private String plate;
}
