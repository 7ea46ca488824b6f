package com.acme.quay;

class Answer {
    private String text;

    Answer() {}

    Answer(String text) {
        this.text = text;
    }

    Answer(Exception failed) {
        this.text = failed.getMessage();
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    Answer saying(String text) {
        this.text = text;
        return this;
    }
}
