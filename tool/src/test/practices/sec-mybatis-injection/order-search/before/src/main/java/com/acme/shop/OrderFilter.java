package com.acme.shop;

import lombok.Data;

@Data
public class OrderFilter {
    private String status;
    private String column;
    private Integer minimum;
}
