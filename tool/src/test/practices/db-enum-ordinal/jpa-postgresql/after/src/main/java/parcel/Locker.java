package parcel;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

@Entity
public class Locker {
    @Id
    private Long id;

    @Enumerated(value = EnumType.STRING)
    private Parcel.State state;

    @Enumerated(EnumType.STRING)
    private Parcel.Size door;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private int number;

    enum Kind { INDOOR, OUTDOOR }
}
