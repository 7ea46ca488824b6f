package com.acme.booking;

import lombok.Data;

@Data
public class Booking {
    private long id;
    private long userId;
    private String day;
    private String phone;
}
