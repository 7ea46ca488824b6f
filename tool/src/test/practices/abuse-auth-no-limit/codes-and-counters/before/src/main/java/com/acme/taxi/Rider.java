package com.acme.taxi;

record Rider(long id, String phone, String otp, int failedAttempts) {}
