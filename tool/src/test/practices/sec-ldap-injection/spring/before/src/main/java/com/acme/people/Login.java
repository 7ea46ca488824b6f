package com.acme.people;

public record Login(String user, String password) {}
