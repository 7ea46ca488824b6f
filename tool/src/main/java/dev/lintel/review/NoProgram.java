package dev.lintel.review;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.source.Gap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The program of a folder without code, or whose front end crashed: schema and configuration can still be read.
record NoProgram() implements Program {
    @Override
    public List<TypeDeclaration> types() {
        return List.of();
    }

    @Override
    public Optional<TypeDeclaration> type(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Body> body(MethodId method) {
        return Optional.empty();
    }

    @Override
    public Optional<Expression> initialiser(Field field) {
        return Optional.empty();
    }

    @Override
    public List<Body> initialisers(TypeDeclaration type) {
        return List.of();
    }

    @Override
    public Stream<Body> bodies() {
        return Stream.empty();
    }

    @Override
    public List<Type.Declared> supertypes(String name) {
        return List.of();
    }

    @Override
    public List<TypeDeclaration> subtypes(String name) {
        return List.of();
    }

    @Override
    public List<Gap> gaps() {
        return List.of();
    }

    @Override
    public Resolution resolution() {
        return new Resolution(List.of());
    }
}
