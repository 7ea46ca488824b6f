package com.acme.crm;

import lombok.Data;

@Data
public class CustomerQuery {
    private String sort;
    private Sort.Direction direction;
}
