package com.acme.invoices;

import javax.validation.constraints.NotEmpty;
import javax.validation.constraints.Positive;
import lombok.Data;

@Data
public class Invoice {
    @NotEmpty
    private String number;

    @Positive
    private long cents;
}
