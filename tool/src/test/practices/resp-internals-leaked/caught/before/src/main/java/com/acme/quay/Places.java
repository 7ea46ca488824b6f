package com.acme.quay;

final class Places {
    private Places() {}

    static double[] parse(String text) {
        String[] parts = text.split(",");
        return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
    }
}
