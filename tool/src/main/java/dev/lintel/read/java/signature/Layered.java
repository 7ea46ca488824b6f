package dev.lintel.read.java.signature;

import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.java.Signatures;
import java.util.List;
import java.util.Optional;

/// Two sources of signatures, of which the second is asked for what the first does not have.
///
/// The archive is the first, the user's own jars the second: so a type of the archive reads the same on every
/// machine, and of a jar nothing but its table of contents is read before a name is asked for that the archive lacks
/// (docs/decisions, signature archive).
public record Layered(Signatures first, Signatures second) implements Signatures {
    @Override
    public Optional<TypeDeclaration> type(String canonicalName) {
        return first.type(canonicalName).or(() -> second.type(canonicalName));
    }

    @Override
    public boolean hasPackage(String packageName) {
        return first.hasPackage(packageName) || second.hasPackage(packageName);
    }

    @Override
    public List<String> exports(String moduleName) {
        List<String> exported = first.exports(moduleName);
        return exported.isEmpty() ? second.exports(moduleName) : exported;
    }
}
