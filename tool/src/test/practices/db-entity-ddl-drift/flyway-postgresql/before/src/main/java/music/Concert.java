package music;

import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

@Entity
@Table(name = "concerts")
public class Concert {
    @Id
    private Long id;

    private String town; // silent: db-entity-ddl-drift because the column was renamed

    private BigDecimal price; // silent: db-entity-ddl-drift because a later migration adds it

    private boolean opensAt; // expect: db-entity-ddl-drift
}

@Entity
@Table(name = "concert_names") // silent: db-entity-ddl-drift because it is a view
class ConcertName {
    @Id
    Long id;
    String town;
    String country;
}
