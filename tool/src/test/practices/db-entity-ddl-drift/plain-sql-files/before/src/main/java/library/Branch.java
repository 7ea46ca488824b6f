package library;

import jakarta.persistence.*;

// expect: db-entity-ddl-drift (low)
@Entity
@Table(name = "branches")
public class Branch {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;
}
