package library;

import jakarta.persistence.*;

// expect: db-entity-ddl-drift
@Entity
@Table(name = "fines")
public class Fine {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
}
