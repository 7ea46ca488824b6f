package dev.lintel.design.contract;

/// What one GraphQL document may ask. Five lists one in another with a field of a row at their end are deep enough
/// for a page of an application; two pages of a hundred rows, one in another, are too many.
public final class GraphBounds {
    /// levels of fields; a list and its rows take three
    public static final int DEEPEST = 15;

    /// fields, each times the rows of the lists around it
    public static final int DEAREST = 5000;

    private GraphBounds() {}
}
