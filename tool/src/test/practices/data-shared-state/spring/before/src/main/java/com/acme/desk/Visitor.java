package com.acme.desk;

import java.util.List;

public record Visitor(String name, String room, List<String> guests) {
    public String getName() {
        return name;
    }
}
