package com.acme.club;

public record MemberChange(String name) {}
