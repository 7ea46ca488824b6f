package songs;

import jakarta.persistence.*;

@Entity
@Table(name = "songs")
public class Song {
    @Id
    private Long id;

    // expect: db-entity-ddl-drift
    private Integer tempo;

    // silent: db-entity-ddl-drift because nothing takes it away
    @Column(name = "key_of")
    private String key;
}
