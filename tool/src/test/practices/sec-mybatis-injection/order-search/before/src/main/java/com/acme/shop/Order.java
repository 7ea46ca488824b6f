package com.acme.shop;

import lombok.Data;

@Data
public class Order {
    private Long id;
    private String note;
}
