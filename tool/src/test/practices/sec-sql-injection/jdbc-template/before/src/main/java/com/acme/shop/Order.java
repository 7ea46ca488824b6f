package com.acme.shop;

public record Order(long id, String note) {}
