package dev.lintel.read.java.syntax;

import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import java.util.List;

/// One source file, translated.
///
/// @param packageAnnotations those of a `package-info`
/// @param gaps what could not be parsed
public record FileSyntax(
        SourceFile file,
        String packageName,
        List<AnnotationSyntax> packageAnnotations,
        List<ImportSyntax> imports,
        List<TypeSyntax> types,
        List<Gap> gaps) {}
