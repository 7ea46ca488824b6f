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

    @Enumerated(EnumType.STRING)
    State state;

    @Enumerated(EnumType.STRING)
    Size size;

    @Enumerated(EnumType.STRING)
    Size priority;

    @Enumerated(EnumType.STRING)
    Carrier carrier;

    @Column(length = 20)
    Carrier label;

    DayOfWeek pickUp;

    @Convert(converter = Codes.class)
    Carrier code;

    @Transient
    State shown;

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
