package com.acme.invoices;

public interface Draft {}
