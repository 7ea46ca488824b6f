package com.acme.gym;

record Reset(String email, String otp, String password) {}
