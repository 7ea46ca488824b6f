package dev.lintel.read.java.syntax;

import com.sun.source.tree.ModifiersTree;
import dev.lintel.code.Modifier;
import dev.lintel.code.TypeDeclaration.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Modifiers as written, and those that the place of a declaration implies.
final class ModifierTranslation {
    private ModifierTranslation() {}

    static Set<Modifier> of(ModifiersTree tree) {
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        for (javax.lang.model.element.Modifier each : tree.getFlags()) {
            switch (each) {
                case PUBLIC -> modifiers.add(Modifier.PUBLIC);
                case PROTECTED -> modifiers.add(Modifier.PROTECTED);
                case PRIVATE -> modifiers.add(Modifier.PRIVATE);
                case ABSTRACT -> modifiers.add(Modifier.ABSTRACT);
                case STATIC -> modifiers.add(Modifier.STATIC);
                case FINAL -> modifiers.add(Modifier.FINAL);
                case DEFAULT -> modifiers.add(Modifier.DEFAULT);
                case SYNCHRONIZED -> modifiers.add(Modifier.SYNCHRONIZED);
                case NATIVE -> modifiers.add(Modifier.NATIVE);
                case SEALED -> modifiers.add(Modifier.SEALED);
                case TRANSIENT -> modifiers.add(Modifier.TRANSIENT);
                case VOLATILE -> modifiers.add(Modifier.VOLATILE);
                case STRICTFP, NON_SEALED -> {}
            }
        }
        return modifiers;
    }

    static void impliedOfType(Set<Modifier> modifiers, Kind kind, Optional<Kind> outer) {
        boolean inInterface = outer.filter(ModifierTranslation::isInterface).isPresent();
        if (isInterface(kind)) {
            modifiers.add(Modifier.ABSTRACT);
        }
        if (kind == Kind.RECORD) {
            modifiers.add(Modifier.FINAL);
        }
        if (outer.isPresent() && (kind != Kind.CLASS || inInterface)) {
            modifiers.add(Modifier.STATIC);
        }
        if (inInterface) {
            modifiers.add(Modifier.PUBLIC);
        }
    }

    static void impliedOfMethod(Set<Modifier> modifiers, Kind kind, boolean hasBody) {
        if (isInterface(kind)) {
            if (!modifiers.contains(Modifier.PRIVATE)) {
                modifiers.add(Modifier.PUBLIC);
            }
            if (!hasBody) {
                modifiers.add(Modifier.ABSTRACT);
            }
        }
    }

    private static boolean isInterface(Kind kind) {
        return kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
    }
}
