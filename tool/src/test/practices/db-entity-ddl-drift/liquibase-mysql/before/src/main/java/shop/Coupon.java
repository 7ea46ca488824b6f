package shop;

import jakarta.persistence.*;
import lombok.Data;

// expect: db-entity-ddl-drift
@Data
@Entity
@Table(name = "coupon", uniqueConstraints = @UniqueConstraint(columnNames = {"shop", "code"}))
public class Coupon {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String code;

    private String shop;

    private boolean active; // silent: db-entity-ddl-drift because tinyint(1) is a boolean on MySQL

    private Integer percent; // expect: db-entity-ddl-drift

    @Column(nullable = true) // expect: db-entity-ddl-drift
    private String note;

    @Convert(converter = CountryConverter.class) // silent: db-entity-ddl-drift because a converter makes two letters of it
    private Country countryCode;
}

enum Country { AT, CH }

@Converter
class CountryConverter implements AttributeConverter<Country, String> {
    @Override
    public String convertToDatabaseColumn(Country country) {
        return country.name();
    }

    @Override
    public Country convertToEntityAttribute(String text) {
        return Country.valueOf(text);
    }
}
