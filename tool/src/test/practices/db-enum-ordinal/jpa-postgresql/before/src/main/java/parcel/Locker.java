package parcel;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

@Entity
public class Locker {
    @Id
    private Long id;

    @Enumerated(value = EnumType.ORDINAL) // expect: db-enum-ordinal
    private Parcel.State state;

    private Parcel.Size door; // expect: db-enum-ordinal

    private Kind kind; // expect: db-enum-ordinal

    private int number; // silent: db-enum-ordinal because it is a plain number

    enum Kind { INDOOR, OUTDOOR }
}
