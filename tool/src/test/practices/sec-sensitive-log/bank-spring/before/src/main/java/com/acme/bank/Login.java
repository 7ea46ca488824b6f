package com.acme.bank;

public record Login(String username, String password) {}
