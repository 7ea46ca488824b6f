package dev.lintel.read.java.syntax;

import java.util.List;

/// @param type an array's for a varargs parameter
public record ParameterSyntax(String name, Tree type, List<AnnotationSyntax> annotations, boolean varargs, long at) {
    static ParameterSyntax of(String name, Tree type, long at) {
        return new ParameterSyntax(name, type, List.of(), false, at);
    }
}
