package dev.lintel.design;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.ModuleVerb;
import dev.lintel.cli.Option;
import dev.lintel.cli.UsageProblem;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefProblem;
import dev.lintel.design.brief.BriefReader;
import dev.lintel.design.brief.BriefSchema;
import dev.lintel.design.brief.BriefText;
import dev.lintel.design.decide.Decision;
import dev.lintel.design.decide.Decisions;
import dev.lintel.design.decide.WhatIf;
import dev.lintel.design.document.Html;
import dev.lintel.design.document.Markdown;
import dev.lintel.design.pattern.Patterns;
import dev.lintel.design.service.GuardLibrary;
import dev.lintel.design.service.Unmakeable;
import dev.lintel.design.write.Artefacts;
import dev.lintel.design.write.Rerun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `lintel design brief.yaml`
public final class DesignVerb implements ModuleVerb {
    @Override
    public String word() {
        return "design";
    }

    @Override
    public String operand() {
        return "[BRIEF]";
    }

    @Override
    public String says() {
        return "from a short brief to decisions with their numbers, a document, a contract and migrations";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option(
                        "init", "FILE", "write a brief there to begin with, nearest to the sentence in place of BRIEF"),
                new Option("from", "", "write the brief of the backend in the folder that stands in place of BRIEF"),
                new Option("schema", "", "print the JSON Schema of briefs, for editors; no BRIEF is needed"),
                new Option("explain", "ID", "one decision: why, what else was possible, what would change the mind"),
                new Option("what-if", "CHANGE", "what would be decided else: rate=10x, rows=10x"),
                new Option(
                        "output",
                        "FILE",
                        "write the document there: .md, .html; .yaml for the brief with all defaults"),
                new Option(
                        "into",
                        "PATH",
                        "the folder of the service; without it the folder of the brief. Into a backend that was not made"
                                + " from a brief one resource is added, in its own style; a sentence says what as well"),
                new Option(
                        "entity",
                        "NAME",
                        "the resource to add, where the brief has several; what a sentence's is called; without BRIEF the mapped class to add a migration for"),
                new Option("no-guard", "", "limits, keys and the like as code of the service, and not as guard's"),
                new Option("write", "", "really write the files of the design; without it they are only named"));
    }

    @Override
    public Exit run(CommandLine line, Console console) throws UsageProblem, IOException {
        if (line.has("schema")) {
            console.out().print(BriefSchema.text());
            return Exit.CLEAN;
        }
        if (line.operands().isEmpty()
                && line.value("entity").isPresent()
                && line.value("into").isPresent()) {
            return Backends.migration(line, console);
        }
        if (line.operands().isEmpty()) {
            throw new UsageProblem(
                    "design needs a BRIEF: lintel design brief.yaml, or lintel design \"a shop\" --init brief.yaml, or for"
                            + " a backend that is there lintel design --into PATH \"add coupons with code and end date\"");
        }
        if (line.value("init").isPresent()) {
            return init(line.operand(), Path.of(line.value("init").get()), console);
        }
        if (line.has("from")) {
            return Backends.brief(line, console);
        }
        Optional<String> there = line.value("into");
        if (there.isPresent() && isSentence(line.operand())) {
            return Backends.wish(line, console);
        }
        Path file = Path.of(line.operand());
        Brief asked = brief(file);
        if (there.isPresent() && Backends.isOfOthers(there.get())) {
            return Backends.add(asked, line, console);
        }
        Path into = line.value("into").map(Path::of).orElse(file.resolveSibling("."));
        Brief brief = guarded(asked, into, line, console);
        if (line.value("explain").isPresent()) {
            return explain(brief, line.value("explain").get(), console);
        }
        if (line.value("what-if").isPresent()) {
            return whatIf(brief, line.value("what-if").get(), console);
        }
        console.out().print(Summary.of(brief));
        for (String output : line.all("output")) {
            Files.writeString(Path.of(output), document(brief, output));
            console.note("wrote " + output);
        }
        return write(brief, into, line.has("write"), console);
    }

    /// A brief is named by one word, or is there.
    private static boolean isSentence(String operand) {
        return operand.strip().contains(" ") && !operand.matches(".*\\.ya?ml") && !Files.exists(Path.of(operand));
    }

    private static Exit init(String wish, Path file, Console console) throws UsageProblem, IOException {
        if (Files.exists(file)) {
            throw new UsageProblem(file + " is there; a brief is not written over it");
        }
        Patterns nearest = Patterns.nearest(wish)
                .orElseThrow(() -> new UsageProblem("no pattern is near to '" + wish + "'; begin with one of "
                        + String.join(", ", Patterns.names()) + ", `lintel design orders --init " + file + "`"));
        Files.writeString(file, BriefSchema.COMMENT + nearest.text());
        console.note("wrote " + file + ", from the pattern '" + nearest.name() + "'");
        return Exit.CLEAN;
    }

    private static Brief brief(Path file) throws UsageProblem, IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageProblem("there is no brief '" + file + "'");
        }
        try {
            return BriefReader.read(file.toString(), Files.readString(file));
        } catch (BriefProblem problem) {
            throw new UsageProblem("the brief cannot be followed\n" + problem.getMessage());
        }
    }

    /// A service that was made stays as it was made: only one of the two kinds of controls is in its files.
    private static Brief guarded(Brief asked, Path into, CommandLine line, Console console) throws IOException {
        boolean wanted = asked.service().guard() && !line.has("no-guard");
        Optional<Boolean> made = Rerun.isGuarded(into);
        if (made.isPresent() && made.get() != wanted) {
            console.note("this service was made " + (made.get() ? "with" : "without") + " guard and stays so");
        }
        return asked.guarded(made.orElse(wanted));
    }

    private static String document(Brief brief, String output) throws UsageProblem {
        if (output.endsWith(".md")) {
            return Markdown.of(brief);
        }
        if (output.endsWith(".html")) {
            return Html.of(brief);
        }
        if (output.endsWith(".yaml")) {
            return BriefText.of(brief);
        }
        throw new UsageProblem("--output " + output + ": it ends with .md, .html or .yaml");
    }

    private static Exit explain(Brief brief, String id, Console console) throws UsageProblem {
        List<Decision> all = new Decisions(brief).all();
        Decision decision = all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageProblem("no decision '" + id + "'; there are "
                        + all.stream().map(Decision::id).collect(Collectors.joining(", "))));
        console.out().print(Summary.explained(decision));
        return Exit.CLEAN;
    }

    private static Exit whatIf(Brief brief, String said, Console console) throws UsageProblem {
        WhatIf change = WhatIf.of(said)
                .orElseThrow(() -> new UsageProblem("--what-if " + said + ": write rate=10x or rows=0.5x"));
        List<WhatIf.Change> changes = change.changes(brief);
        if (changes.isEmpty()) {
            console.out().println("Nothing would be decided else.");
        }
        changes.forEach(each -> console.out().print(Summary.changed(each)));
        return Exit.CLEAN;
    }

    private static List<Artefacts.Artefact> artefacts(Brief brief, Path into) throws UsageProblem, IOException {
        try {
            return new Artefacts(brief).in(into);
        } catch (Unmakeable problem) {
            throw new UsageProblem("no service can be made of the brief\n" + problem.getMessage());
        }
    }

    private static Exit write(Brief brief, Path into, boolean really, Console console)
            throws UsageProblem, IOException {
        List<Artefacts.Artefact> files = artefacts(brief, into);
        List<Rerun.Step> plan = Rerun.plan(into, files);
        Optional<GuardLibrary> guard = brief.service().guard() ? GuardLibrary.installed() : Optional.empty();
        if (brief.service().guard() && guard.isEmpty()) {
            throw new UsageProblem("guard is not built, which the service would carry: mvn package, or --no-guard");
        }
        long carried = 0;
        if (really) {
            Rerun.carryOut(into, files, plan);
            carried = guard.isPresent() ? guard.get().writeInto(into) : 0;
        }
        plan.forEach(step -> told(step, really).ifPresent(console::note));
        long written = plan.stream()
                .filter(step -> step.what() == Rerun.What.WRITE || step.what() == Rerun.What.MERGE)
                .count();
        console.note(
                really
                        ? written + carried + " files written to " + into
                        : "--write writes them to " + into.normalize());
        return Exit.CLEAN;
    }

    private static Optional<String> told(Rerun.Step step, boolean done) {
        return switch (step.what()) {
            case WRITE -> done ? Optional.empty() : Optional.of("would write " + step.path());
            case MERGE -> Optional.of((done ? "merged your edits in " : "would merge your edits in ") + step.path());
            case CONFLICT ->
                Optional.of(step.path() + " was changed by you and by the brief in the same lines; yours stays");
            case FOREIGN -> Optional.of(step.path() + " is there and differs; it is left as it is");
            case DELETED -> Optional.of(step.path() + " was deleted by you; it stays away");
            case MIGRATION ->
                Optional.of(
                        step.path() + " may have run and is never rewritten: write the difference as a new migration");
        };
    }
}
