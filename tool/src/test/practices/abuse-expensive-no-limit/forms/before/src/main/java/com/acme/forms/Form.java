package com.acme.forms;

public record Form(String email, String name, String text) {}
