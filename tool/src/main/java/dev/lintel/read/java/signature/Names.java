package dev.lintel.read.java.signature;

/// Turns the names of class files into the names that sources use.
final class Names {
    private Names() {}

    /// `java/util/Map$Entry` to `java.util.Map.Entry`. A `$` between two letters of a name is taken for nesting:
    /// class files do not always say, and names that people write have none.
    static String canonical(String internalName) {
        char[] name = internalName.toCharArray();
        for (int i = 0; i < name.length; i++) {
            if (name[i] == '/') {
                name[i] = '.';
            } else if (name[i] == '$' && i > 0 && i + 1 < name.length && nests(name[i - 1], name[i + 1])) {
                name[i] = '.';
            }
        }
        return new String(name);
    }

    private static boolean nests(char before, char after) {
        return before != '.' && before != '$' && Character.isJavaIdentifierStart(after) && after != '$';
    }

    /// The package of a class file's name, with dots; `""` for the unnamed one.
    static String packageOf(String internalName) {
        int slash = internalName.lastIndexOf('/');
        return slash < 0 ? "" : internalName.substring(0, slash).replace('/', '.');
    }
}
