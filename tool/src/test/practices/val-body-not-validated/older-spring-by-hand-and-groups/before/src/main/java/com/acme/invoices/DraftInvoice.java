package com.acme.invoices;

import javax.validation.constraints.NotEmpty;
import lombok.Data;

@Data
public class DraftInvoice {
    @NotEmpty(groups = Draft.class)
    private String number;
}
