package dev.lintel.code;

import dev.lintel.source.Span;
import java.util.List;

/// A parameter of a method. In a library's method the name may be unknown and is then `arg0`, `arg1` …
public record Parameter(String name, Type type, List<Annotation> annotations, boolean varargs, Span at) {
    public Parameter {
        annotations = List.copyOf(annotations);
    }
}
