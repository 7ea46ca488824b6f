package fleet;

import jakarta.persistence.*;

@Entity
@Table(name = "bikes")
class Bike extends Audited {}
