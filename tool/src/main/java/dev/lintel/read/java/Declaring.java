package dev.lintel.read.java;

import dev.lintel.read.java.syntax.Code;
import dev.lintel.read.java.syntax.FieldSyntax;
import dev.lintel.read.java.syntax.FileSyntax;
import dev.lintel.read.java.syntax.MethodSyntax;
import dev.lintel.read.java.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Enters all types of the sources into the world, by file and place, and resolves their headers.
final class Declaring {
    private final World world;
    private final List<SourceType> types = new ArrayList<>();

    private Declaring(World world) {
        this.world = world;
    }

    static List<SourceType> declare(List<FileSyntax> files, World world) {
        Declaring declaring = new Declaring(world);
        for (FileSyntax file : files) {
            FileScope scope = new FileScope(file, world);
            for (TypeSyntax type : file.types()) {
                declaring.declare(type, FileScope.qualified(file.packageName(), type.name()), scope, null);
            }
        }
        world.preferMain();
        Headers.resolveAll(declaring.types);
        return List.copyOf(declaring.types);
    }

    private SourceType declare(TypeSyntax syntax, String name, FileScope file, @Nullable SourceType outer) {
        SourceType type = new SourceType(name.intern(), file, outer, syntax);
        types.add(type);
        world.declare(type);
        List<TypeSyntax> inner = new ArrayList<>(syntax.nested());
        codes(syntax).forEach(code -> inner.addAll(code.locals()));
        inner.sort(Comparator.comparingLong(TypeSyntax::at));
        for (TypeSyntax each : inner) {
            if (each.within() == null) {
                type.nested().put(each.name(), declare(each, name + "." + each.name(), file, type));
            } else {
                type.locals().put(each.name(), declare(each, name + each.name(), file, type));
            }
        }
        return type;
    }

    private static List<Code> codes(TypeSyntax syntax) {
        List<Code> codes = new ArrayList<>(syntax.initialisers());
        syntax.fields().stream().map(FieldSyntax::initialiser).forEach(codes::add);
        syntax.methods().stream().map(MethodSyntax::code).forEach(codes::add);
        return codes;
    }
}
