// Resolves the artifacts of libraries.txt, without what they depend on, through Maven's own resolver: the mirrors,
// credentials, local repository and offline switch of this very build hold, downloads run in parallel. Two versions of
// one library are no conflict, which is why they are not dependencies of this module. Writes target/libraries.tsv:
// coordinates and the file, one library a line.
import org.apache.maven.execution.MavenSession
import org.eclipse.aether.RepositorySystem
import org.eclipse.aether.artifact.DefaultArtifact
import org.eclipse.aether.resolution.ArtifactRequest
import org.eclipse.aether.resolution.ArtifactResolutionException

def wanted = new File(project.basedir, 'libraries.txt').readLines()*.trim().findAll { it && !it.startsWith('#') }
def resolved = new File(project.build.directory, 'libraries.tsv')
def rows = resolved.exists() ? resolved.readLines()*.split('\t') : []
if (rows*.first() == wanted && rows.every { new File(it[1]).exists() }) {
    return
}

def system = session.container.lookup(RepositorySystem)
def requests = wanted.collect { new ArtifactRequest(new DefaultArtifact(it), project.remoteProjectRepositories, null) }
try {
    def results = system.resolveArtifacts(session.repositorySession, requests)
    resolved.parentFile.mkdirs()
    resolved.text = [wanted, results].transpose().collect { name, result -> "$name\t$result.artifact.file\n" }.join()
} catch (ArtifactResolutionException e) {
    def missing = e.results.findAll { !it.resolved }.collect { it.request.artifact.toString() }
    throw new IllegalStateException("libraries.txt names what the repositories do not have: ${missing.join(', ')}", e)
}
