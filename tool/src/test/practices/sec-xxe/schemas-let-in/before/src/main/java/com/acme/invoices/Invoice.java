package com.acme.invoices;

public class Invoice {
    public String number;
}
