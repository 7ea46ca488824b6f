package library;

import jakarta.persistence.*;

// silent: db-entity-ddl-drift because these files make only some of the tables
@Entity
@Table(name = "lent_books")
public class LentBook {
    @Id
    private Long id;
}
