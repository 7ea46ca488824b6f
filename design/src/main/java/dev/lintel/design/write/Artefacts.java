package dev.lintel.design.write;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefText;
import dev.lintel.design.document.Html;
import dev.lintel.design.document.Markdown;
import dev.lintel.design.openapi.OpenApi;
import dev.lintel.design.service.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// The files of a design, by their path in the repository of the service.
public record Artefacts(Brief brief) {
    private static final String RESOURCES = "src/main/resources/";

    public record Artefact(String path, String text) {}

    /// What is to stand in a folder where an earlier design may have been written: its migrations and decision records
    /// stay as they are, and new ones follow.
    ///
    /// @throws dev.lintel.design.service.Unmakeable when no service can be made of the brief
    public List<Artefact> in(Path root) throws IOException {
        List<Artefact> files = new ArrayList<>(unnumbered());
        files.addAll(DecisionPages.in(root, brief));
        return new LaterMigrations(root).in(List.copyOf(files), brief);
    }

    /// @throws dev.lintel.design.service.Unmakeable when no service can be made of the brief
    public List<Artefact> all() {
        List<Artefact> files = new ArrayList<>(unnumbered());
        files.addAll(DecisionPages.of(brief));
        return List.copyOf(files);
    }

    private List<Artefact> unnumbered() {
        SequencedMap<String, String> service = Service.of(brief);
        List<Artefact> all = new ArrayList<>();
        all.add(new Artefact(".lintel/design.lock.yaml", BriefText.of(brief)));
        all.add(new Artefact("docs/design/DESIGN.md", Markdown.of(brief)));
        all.add(new Artefact("docs/design/design.html", Html.of(brief)));
        all.add(new Artefact(RESOURCES + "openapi/openapi.yaml", new OpenApi(brief).text()));
        service.forEach((path, text) -> all.add(new Artefact(path, text)));
        return List.copyOf(all);
    }
}
