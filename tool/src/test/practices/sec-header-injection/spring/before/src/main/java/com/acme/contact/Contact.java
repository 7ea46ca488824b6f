package com.acme.contact;

public record Contact(String subject, String text) {}
