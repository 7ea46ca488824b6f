package dev.lintel.read.java.syntax;

import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The syntax of files that were parsed before, for who reads the same folder again and again: a file whose text is
/// the same is not parsed anew. What is kept is as it was parsed; resolving works on copies, since it exchanges the
/// code of members. When memory is short it is forgotten. Safe for use from several threads.
public final class ParsedFiles {
    private final boolean keeps;
    private final Map<SourceId, Kept> files = new ConcurrentHashMap<>();

    private record Kept(SourceFile file, String text, LombokSettings settings, SoftReference<FileSyntax> syntax) {}

    private ParsedFiles(boolean keeps) {
        this.keeps = keeps;
    }

    /// For who reads once.
    public static ParsedFiles none() {
        return new ParsedFiles(false);
    }

    public static ParsedFiles kept() {
        return new ParsedFiles(true);
    }

    Optional<FileSyntax> of(SourceFile file, String text, LombokSettings settings) {
        Kept kept = files.get(file.id());
        if (kept == null
                || !kept.file().equals(file)
                || !kept.settings().equals(settings)
                || !kept.text().equals(text)) {
            return Optional.empty();
        }
        return Optional.ofNullable(kept.syntax().get()).map(syntax -> new Copy().of(syntax));
    }

    /// Keeps a copy; what is given belongs to the caller.
    void keep(SourceFile file, String text, LombokSettings settings, FileSyntax syntax) {
        if (keeps) {
            files.put(file.id(), new Kept(file, text, settings, new SoftReference<>(new Copy().of(syntax))));
        }
    }

    /// Copies everything that holds code, down to local classes; trees never change and are shared.
    private static final class Copy {
        private final Map<Code, Code> copied = new IdentityHashMap<>();

        FileSyntax of(FileSyntax file) {
            return new FileSyntax(
                    file.file(),
                    file.packageName(),
                    file.packageAnnotations(),
                    file.imports(),
                    types(file.types()),
                    file.gaps());
        }

        private List<TypeSyntax> types(List<TypeSyntax> types) {
            List<TypeSyntax> copies = new ArrayList<>(types.size());
            types.forEach(each -> copies.add(type(each)));
            return copies;
        }

        private TypeSyntax type(TypeSyntax type) {
            List<FieldSyntax> fields = new ArrayList<>(type.fields().size());
            type.fields().forEach(each -> fields.add(each.with(code(each.initialiser()))));
            List<MethodSyntax> methods = new ArrayList<>(type.methods().size());
            type.methods().forEach(each -> methods.add(each.with(code(each.code()))));
            List<Code> initialisers = new ArrayList<>(type.initialisers().size());
            type.initialisers().forEach(each -> initialisers.add(code(each)));
            @Nullable Code within = type.within();
            return new TypeSyntax(
                    type.name(),
                    type.kind(),
                    type.modifiers(),
                    type.typeParameters(),
                    type.extended(),
                    type.implemented(),
                    type.annotations(),
                    fields,
                    methods,
                    types(type.nested()),
                    initialisers,
                    within == null ? null : code(within),
                    type.at());
        }

        /// One copy for one code: local classes point back to what they stand in.
        private Code code(Code code) {
            Code known = copied.get(code);
            if (known != null || code == Code.NONE) {
                return known == null ? code : known;
            }
            Code copy = code.unresolved();
            copied.put(code, copy);
            code.locals().forEach(local -> copy.declare(type(local)));
            return copy;
        }
    }
}
