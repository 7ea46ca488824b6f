package com.acme.shop;

import java.util.List;

public record OrderFilter(String status, List<String> tags, int minimum) {}
