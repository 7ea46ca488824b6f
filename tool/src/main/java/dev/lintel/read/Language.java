package dev.lintel.read;

import dev.lintel.code.Program;
import dev.lintel.source.Workspace;

/// A language front end: reads all sources of its language in the workspace into one resolved program.
public interface Language {
    /// Whether a file of this name is one of this language's sources.
    boolean reads(String fileName);

    /// Never throws for what the sources say: a broken file costs itself and is a gap of the program.
    Program read(Workspace workspace);
}
