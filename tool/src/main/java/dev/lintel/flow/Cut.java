package dev.lintel.flow;

/// What the analysis did not follow to the end, so that silence is not mistaken for "nothing there".
///
/// @param entries ways in that were left before all code behind them was seen
/// @param methods methods whose body was too large or did not settle
/// @param contexts calls that were taken together with others because a method is called in too many ways
public record Cut(int entries, int methods, int contexts) {
    public static final Cut NOTHING = new Cut(0, 0, 0);

    public boolean isNothing() {
        return entries == 0 && methods == 0 && contexts == 0;
    }

    public Cut plus(Cut other) {
        return new Cut(entries + other.entries, methods + other.methods, contexts + other.contexts);
    }
}
