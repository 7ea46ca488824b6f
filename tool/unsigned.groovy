// Takes the signatures out of the copied libraries; why stands in pom.xml.
import java.nio.file.FileSystems
import java.nio.file.Files
import java.nio.file.Path

Files.newDirectoryStream(Path.of(project.build.directory, 'lib'), '*.jar').withCloseable { jars ->
    jars.each { jar ->
        FileSystems.newFileSystem(jar).withCloseable { content ->
            def meta = content.getPath('META-INF')
            if (Files.isDirectory(meta)) {
                Files.newDirectoryStream(meta, '*.{SF,RSA,DSA,EC}').withCloseable { it.toList() }.each { Files.delete(it) }
            }
        }
    }
}
