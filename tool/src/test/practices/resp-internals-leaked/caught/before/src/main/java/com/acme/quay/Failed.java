package com.acme.quay;

class Failed {
    private String text;

    void setText(String text) {
        this.text = text;
    }

    boolean isAny() {
        return text != null;
    }
}
