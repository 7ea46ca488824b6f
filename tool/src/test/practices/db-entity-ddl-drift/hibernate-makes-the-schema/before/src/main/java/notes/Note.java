package notes;

import jakarta.persistence.*;

@Entity
public class Note {
    @Id
    private Long id;

    private String title; // silent: db-entity-ddl-drift because Hibernate adds the column at start
}
