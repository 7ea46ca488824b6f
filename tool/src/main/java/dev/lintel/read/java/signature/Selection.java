package dev.lintel.read.java.signature;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which class files of a library its users can see: the public and protected ones, nested in such only, outside
/// packages that the library keeps to itself; and whatever those inherit from, since that is where inherited
/// members are declared.
final class Selection {
    /// Parts of package names that stand for "not for you", or for another library moved into this one. `impl` is
    /// not among them: people do program against `HttpClients`, `StdSchedulerFactory` or `ServiceImpl`.
    private static final Set<String> HIDDEN =
            Set.of("internal", "shaded", "shade", "repackaged", "relocated", "thirdparty", "vendored");

    private final ClassFiles files;
    private final Map<String, Optional<ClassModel>> models = new HashMap<>();

    private Selection(ClassFiles files) {
        this.files = files;
    }

    /// The selected class files, in the order of their names; supertypes follow.
    static List<ClassModel> of(ClassFiles files) {
        return new Selection(files).select();
    }

    private List<ClassModel> select() {
        Map<String, ClassModel> selected = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (String name : files.offered()) {
            if (!isHidden(name) && isVisible(name)) {
                open.add(name);
            }
        }
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            Optional<ClassModel> model = selected.containsKey(name) ? Optional.empty() : model(name);
            model.ifPresent(found -> {
                selected.put(name, found);
                found.superclass().map(ClassEntry::asInternalName).ifPresent(open::add);
                found.interfaces().forEach(each -> open.add(each.asInternalName()));
            });
        }
        return List.copyOf(selected.values());
    }

    private static boolean isHidden(String name) {
        int slash = name.lastIndexOf('/');
        return slash >= 0
                && List.of(name.substring(0, slash).split("/")).stream().anyMatch(HIDDEN::contains);
    }

    /// Nesting is followed outwards; class files cannot nest deeper than their names are long.
    private boolean isVisible(String name) {
        Optional<ClassModel> model = model(name);
        if (model.isEmpty()) {
            return false;
        }
        int flags = model.get().flags().flagsMask();
        if ((flags & (ClassFile.ACC_SYNTHETIC | ClassFile.ACC_MODULE)) != 0
                || model.get().findAttribute(Attributes.enclosingMethod()).isPresent()) {
            return false;
        }
        Optional<InnerClassInfo> nesting = ClassFileReader.nesting(model.get());
        if (nesting.isEmpty()) {
            return (flags & ClassFile.ACC_PUBLIC) != 0;
        }
        boolean open = (nesting.get().flagsMask() & (ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED)) != 0;
        String outer =
                nesting.get().outerClass().map(ClassEntry::asInternalName).orElse("");
        return open && outer.length() < name.length() && isVisible(outer);
    }

    private Optional<ClassModel> model(String name) {
        return models.computeIfAbsent(name, each -> files.bytes(each).flatMap(Selection::parse));
    }

    /// A broken class file of a library is left out: users of the library cannot compile against it either.
    private static Optional<ClassModel> parse(byte[] bytes) {
        try {
            return Optional.of(ClassFileReader.parse(bytes));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
