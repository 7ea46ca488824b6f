package library;

import jakarta.persistence.*;

// silent: db-entity-ddl-drift because another file beside makes the view
@Entity
@Table(name = "lent_books")
public class LentBook {
    @Id
    private Long id;
}
