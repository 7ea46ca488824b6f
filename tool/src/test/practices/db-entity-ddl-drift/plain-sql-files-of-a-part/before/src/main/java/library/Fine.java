package library;

import jakarta.persistence.*;

// silent: db-entity-ddl-drift because these files make only some of the tables
@Entity
@Table(name = "fines")
public class Fine {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
}
