package dev.lintel.design.write;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefText;
import dev.lintel.design.document.Html;
import dev.lintel.design.document.Markdown;
import dev.lintel.design.openapi.OpenApi;
import dev.lintel.design.schema.Migrations;
import java.util.ArrayList;
import java.util.List;

/// The files of a design, by their path in the repository of the service.
public record Artefacts(Brief brief) {
    private static final String RESOURCES = "src/main/resources/";

    public record Artefact(String path, String text) {}

    public List<Artefact> all() {
        List<Artefact> all = new ArrayList<>();
        all.add(new Artefact(".lintel/design.lock.yaml", BriefText.of(brief)));
        all.add(new Artefact("docs/design/DESIGN.md", Markdown.of(brief)));
        all.add(new Artefact("docs/design/design.html", Html.of(brief)));
        all.add(new Artefact(RESOURCES + "openapi/openapi.yaml", new OpenApi(brief).text()));
        new Migrations(brief).all().forEach((name, text) -> all.add(new Artefact(RESOURCES + "db/migration/" + name, text)));
        return List.copyOf(all);
    }
}
