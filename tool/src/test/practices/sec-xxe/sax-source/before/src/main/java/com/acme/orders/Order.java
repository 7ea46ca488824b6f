package com.acme.orders;

public class Order {
    public String number;
}
