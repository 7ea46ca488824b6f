package com.example.shop.payment;

public enum PaymentStatus {
    PENDING,
    CONFIRMED,
    FAILED
}
