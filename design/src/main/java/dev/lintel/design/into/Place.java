package dev.lintel.design.into;

import dev.lintel.source.SourceFile;
import java.util.Locale;

/// Where classes of one kind stand.
///
/// @param source folder of sources that the package is counted from, `admin/src/main/java/`
/// @param packageName `{feature}` stands for the resource where packages are by feature
record Place(String source, String packageName) {
    static Place of(SourceFile file, String packageName) {
        String path = file.id().path();
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String inside = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        String source = folder.endsWith(inside) ? folder.substring(0, folder.length() - inside.length()) : folder;
        return new Place(source, packageName);
    }

    Place forFeature(String resource) {
        return new Place(source, packageName.replace(House.FEATURE, resource.toLowerCase(Locale.ROOT)));
    }

    String file(String type) {
        return source + packageName.replace('.', '/') + "/" + type + ".java";
    }

    String qualified(String type) {
        return packageName.isEmpty() ? type : packageName + "." + type;
    }

    /// Beside its sources, `src/test/java` for `src/main/java`.
    Place tests() {
        return new Place(source.replace("src/main/java/", "src/test/java/"), packageName);
    }
}
