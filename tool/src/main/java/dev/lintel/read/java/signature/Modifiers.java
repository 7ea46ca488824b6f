package dev.lintel.read.java.signature;

import static java.lang.classfile.ClassFile.ACC_ABSTRACT;
import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_NATIVE;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNCHRONIZED;
import static java.lang.classfile.ClassFile.ACC_TRANSIENT;
import static java.lang.classfile.ClassFile.ACC_VOLATILE;

import dev.lintel.code.Modifier;
import java.util.EnumSet;
import java.util.Set;

/// Turns the flag bits of class files (JVMS §4.1, §4.5, §4.6) into modifiers; one bit means different things by
/// place.
final class Modifiers {
    private Modifiers() {}

    static Set<Modifier> ofType(int flags, boolean sealed) {
        Set<Modifier> modifiers = common(flags);
        add(modifiers, Modifier.ABSTRACT, flags, ACC_ABSTRACT);
        if (sealed) {
            modifiers.add(Modifier.SEALED);
        }
        return modifiers;
    }

    static Set<Modifier> ofField(int flags) {
        Set<Modifier> modifiers = common(flags);
        add(modifiers, Modifier.TRANSIENT, flags, ACC_TRANSIENT);
        add(modifiers, Modifier.VOLATILE, flags, ACC_VOLATILE);
        return modifiers;
    }

    static Set<Modifier> ofMethod(int flags, boolean inInterface) {
        Set<Modifier> modifiers = common(flags);
        add(modifiers, Modifier.ABSTRACT, flags, ACC_ABSTRACT);
        add(modifiers, Modifier.SYNCHRONIZED, flags, ACC_SYNCHRONIZED);
        add(modifiers, Modifier.NATIVE, flags, ACC_NATIVE);
        if (inInterface && (flags & (ACC_ABSTRACT | ACC_STATIC | ACC_PRIVATE)) == 0) {
            modifiers.add(Modifier.DEFAULT);
        }
        return modifiers;
    }

    static boolean visible(Set<Modifier> modifiers) {
        return modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED);
    }

    private static Set<Modifier> common(int flags) {
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        add(modifiers, Modifier.PUBLIC, flags, ACC_PUBLIC);
        add(modifiers, Modifier.PROTECTED, flags, ACC_PROTECTED);
        add(modifiers, Modifier.PRIVATE, flags, ACC_PRIVATE);
        add(modifiers, Modifier.STATIC, flags, ACC_STATIC);
        add(modifiers, Modifier.FINAL, flags, ACC_FINAL);
        return modifiers;
    }

    private static void add(Set<Modifier> modifiers, Modifier modifier, int flags, int bit) {
        if ((flags & bit) != 0) {
            modifiers.add(modifier);
        }
    }
}
