package music;

import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.*;
import java.util.UUID;

@Entity
@Table(name = "artists")
public class Artist {
    public enum Genre { ROCK, JAZZ }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(length = 100) // expect: db-entity-ddl-drift
    private String stageName;

    private LocalDate bornOn; // silent: db-entity-ddl-drift because date and LocalDate agree

    private int followers; // expect: db-entity-ddl-drift (low)

    private int listeners; // expect: db-entity-ddl-drift (medium)

    @Enumerated(EnumType.STRING) // expect: db-entity-ddl-drift
    private Genre genre;

    @Column(unique = true) // expect: db-entity-ddl-drift
    private String spotifyId;

    @Column(length = 5000) // silent: db-entity-ddl-drift because text holds any length
    private String biography;

    // silent: db-entity-ddl-drift because numeric is what a BigDecimal needs
    private BigDecimal fee;

    private boolean verified; // silent: db-entity-ddl-drift because the column is never empty

    private Instant createdAt; // silent: db-entity-ddl-drift because an instant is a timestamptz

    private UUID tenant; // silent: db-entity-ddl-drift because both are a uuid

    @Transient // silent: db-entity-ddl-drift because it is never stored
    private int rank;

    @Column(name = "web_site") // expect: db-entity-ddl-drift
    private String site;
}
