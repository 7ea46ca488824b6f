package dev.lintel.design.document;

import java.util.ArrayList;
import java.util.List;

/// An SVG that is written piece by piece, in the colours of the page around it. Lengths are in its own pixels.
final class Drawing {
    private final List<String> pieces = new ArrayList<>();
    private final String says;
    private final int width;
    private final int height;

    /// @param says what is told to who does not see it
    Drawing(String says, int width, int height) {
        this.says = says;
        this.width = width;
        this.height = height;
    }

    void line(int x1, int y1, int x2, int y2, String style) {
        piece("<path class=\"%s\" d=\"M%d %dL%d %d\"/>", style, x1, y1, x2, y2);
    }

    /// A line that leaves and arrives level.
    void curve(int x1, int y1, int x2, int y2, String style) {
        int middle = (x1 + x2) / 2;
        piece("<path class=\"%s\" d=\"M%d %dC%d %d %d %d %d %d\"/>", style, x1, y1, middle, y1, middle, y2, x2, y2);
    }

    void arrow(int x, int y, boolean right) {
        int back = right ? x - 8 : x + 8;
        piece("<path class=\"head\" d=\"M%d %dL%d %dL%d %dZ\"/>", x, y, back, y - 4, back, y + 4);
    }

    void box(int x, int y, int wide, int high) {
        piece("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>", x, y, wide, high);
    }

    /// @param anchor `start`, `middle` or `end`
    void text(int x, int y, String anchor, String style, String text) {
        piece(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" class=\"%s\">%s</text>",
                x, y, anchor, style, Html.escaped(text));
    }

    private void piece(String form, Object... values) {
        pieces.add(form.formatted(values));
    }

    String svg() {
        return "<div class=\"scroll\"><svg role=\"img\" aria-label=\"%s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n%s\n</svg></div>\n"
                .formatted(Html.escaped(says), width, height, width, height, String.join("\n", pieces));
    }
}
