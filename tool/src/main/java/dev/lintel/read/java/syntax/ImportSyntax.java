package dev.lintel.read.java.syntax;

/// @param name qualified; for `a.b.*` it is `a.b`
/// @param module whether it is `import module`
public record ImportSyntax(String name, boolean isStatic, boolean onDemand, boolean module) {
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
