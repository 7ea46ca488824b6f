package com.acme.staff;

import java.util.HashMap;
import java.util.Map;

class Search {
    private Map<String, Object> parameters = new HashMap<>();

    public Map<String, Object> getParameters() {
        return parameters;
    }

    public void setParameters(Map<String, Object> parameters) {
        this.parameters = parameters;
    }
}
