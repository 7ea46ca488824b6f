package parcel;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.DayOfWeek;

@Entity
public class Parcel {
    @Id
    Long id;

    State state; // expect: db-enum-ordinal

    @Enumerated // expect: db-enum-ordinal
    Size size;

    @Enumerated(EnumType.ORDINAL) // expect: db-enum-ordinal
    Size priority;

    @Enumerated(EnumType.STRING)
    Carrier carrier; // silent: db-enum-ordinal because the name is stored

    @Column(length = 20)
    Carrier label; // silent: db-enum-ordinal because the column holds a text

    DayOfWeek pickUp; // silent: db-enum-ordinal because nobody puts a day between Monday and Tuesday

    @Convert(converter = Codes.class)
    Carrier code; // silent: db-enum-ordinal because a converter stores a code of its own

    @Transient
    State shown; // silent: db-enum-ordinal because it is not stored

    enum State { SENT, ARRIVED }

    enum Size { SMALL, LARGE }

    enum Carrier { FAST, SLOW }

    static class Codes implements AttributeConverter<Carrier, String> {
        @Override
        public String convertToDatabaseColumn(Carrier carrier) {
            return carrier == Carrier.FAST ? "F" : "S";
        }

        @Override
        public Carrier convertToEntityAttribute(String code) {
            return code.equals("F") ? Carrier.FAST : Carrier.SLOW;
        }
    }
}
