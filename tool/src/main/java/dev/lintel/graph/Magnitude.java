package dev.lintel.graph;

/// How many rows a table comes to hold, as far as the code tells without a look at the data.
public enum Magnitude {
    /// Codes, settings, roles, menus, and whatever only staff adds: a scan of it costs nothing.
    FEW,
    /// It grows, and nothing shows that it grows fast.
    SOME,
    /// Ordinary use adds rows: people who sign up, messages that arrive, what users do to what they have.
    MANY
}
