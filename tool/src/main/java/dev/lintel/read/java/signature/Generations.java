package dev.lintel.read.java.signature;

import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes one declaration of a type that two versions of a library declare. The newer decides; the older adds the
/// methods, fields and interfaces that the newer lost, so that code of both times finds what it calls.
final class Generations {
    private Generations() {}

    static TypeDeclaration union(TypeDeclaration newer, TypeDeclaration older) {
        if (newer.kind() != older.kind()) {
            return newer;
        }
        return new TypeDeclaration(
                newer.name(),
                newer.kind(),
                newer.modifiers(),
                newer.typeParameters(),
                newer.superclass(),
                interfaces(newer, older),
                newer.annotations(),
                fields(newer, older),
                methods(newer, older),
                newer.outer(),
                newer.origin(),
                newer.module(),
                newer.at());
    }

    private static List<Type> interfaces(TypeDeclaration newer, TypeDeclaration older) {
        Set<String> present = new HashSet<>();
        newer.interfaces().forEach(each -> present.add(each.erasure()));
        List<Type> union = new ArrayList<>(newer.interfaces());
        older.interfaces().stream()
                .filter(each -> present.add(each.erasure()))
                .filter(each -> !each.is(newer.name()))
                .forEach(union::add);
        return union;
    }

    private static List<Field> fields(TypeDeclaration newer, TypeDeclaration older) {
        Set<String> present = new HashSet<>();
        newer.fields().forEach(each -> present.add(each.name()));
        List<Field> union = new ArrayList<>(newer.fields());
        older.fields().stream().filter(each -> present.add(each.name())).forEach(union::add);
        return union;
    }

    private static List<Method> methods(TypeDeclaration newer, TypeDeclaration older) {
        Set<MethodId> present = new HashSet<>();
        newer.methods().forEach(each -> present.add(each.id()));
        List<Method> union = new ArrayList<>(newer.methods());
        older.methods().stream().filter(each -> present.add(each.id())).forEach(union::add);
        return union;
    }
}
