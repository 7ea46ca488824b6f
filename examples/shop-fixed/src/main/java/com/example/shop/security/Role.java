package com.example.shop.security;

public enum Role {
    CUSTOMER,
    WAREHOUSE,
    ADMIN
}
