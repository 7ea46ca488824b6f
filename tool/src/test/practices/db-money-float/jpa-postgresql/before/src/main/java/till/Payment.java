package till;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

@Entity
public class Payment {
    @Id
    Long id;

    double amount; // expect: db-money-float

    Float fee; // expect: db-money-float

    double exchangeRate; // silent: db-money-float because a rate is no amount of money

    Double netPrice; // expect: db-money-float

    BigDecimal refund;
}
