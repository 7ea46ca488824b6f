package com.acme.search;

public class Base {
    private String text;

    public void setText(String text) {
        this.text = text;
    }

    public static class Shown extends Base {
        private String more;

        public void setMore(String more) {
            this.more = more;
        }

        @Override
        public String toString() {
            return more;
        }
    }
}
