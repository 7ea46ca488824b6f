package music;

import jakarta.persistence.*;

// expect: db-entity-ddl-drift
@Entity
public class Ticket {
    @Id
    private Long id;
}
