package fleet;

import jakarta.persistence.*;

@MappedSuperclass
abstract class Audited {
    @Id
    private Long id;

    private String createdBy; // silent: db-entity-ddl-drift because only one of the tables lacks it
}
