package notes;

import jakarta.persistence.*;

@Entity
public class Note {
    @Id
    private Long id;

    private String title; // expect: db-entity-ddl-drift
}
