package till;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

@Entity
public class Payment {
    @Id
    Long id;

    BigDecimal amount;

    BigDecimal fee;

    double exchangeRate; // silent: db-money-float because a rate is no amount of money

    BigDecimal netPrice;

    BigDecimal refund;
}
