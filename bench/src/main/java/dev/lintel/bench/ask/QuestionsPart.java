package dev.lintel.bench.ask;

import dev.lintel.agent.Architect;
import dev.lintel.agent.Repository;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Claim;
import dev.lintel.bench.Checkout;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Questions on open repositories whose answers were made by reading their code.
final class QuestionsPart {
    private record Subject(String repository, String key) {}

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("spring-petclinic-rest", "petclinic-questions.tsv"),
            new Subject("spring-boot-realworld-example-app", "realworld-questions.tsv"),
            new Subject("mall", "mall-questions.tsv"),
            new Subject("eladmin", "eladmin-questions.tsv"),
            new Subject("apollo", "apollo-questions.tsv"));

    private QuestionsPart() {}

    static void run(Results results) throws IOException, UsageProblem {
        for (Subject subject : SUBJECTS) {
            run(subject, results);
        }
    }

    private static void run(Subject subject, Results results) throws IOException, UsageProblem {
        Optional<Path> folder = Checkout.named(subject.repository()).folder();
        if (folder.isEmpty()) {
            results.say("- questions: no checkout of " + subject.repository());
            return;
        }
        Architect architect = Repository.open(folder.get().toString()).architect();
        List<String> asked = Files.readAllLines(Place.bench().resolve("truth").resolve(subject.key())).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        int right = 0;
        results.heads("question on " + subject.repository(), "answer");
        for (String line : asked) {
            String[] cells = line.split("\t", 2);
            boolean same = isRight(architect.answer(cells[0]), cells[1].strip());
            right += same ? 1 : 0;
            results.row(cells[0], same ? "right" : "wrong");
        }
        results.heads("to reach", "measured", "wanted", "");
        results.target(
                "questions on the graph of " + subject.repository() + " answered rightly", right, "≥", asked.size());
    }

    /// As in the tests on the shop: `=` before a part of the headline, else what the facts of the first part are
    /// about.
    private static boolean isRight(Answer answer, String wanted) {
        if (wanted.startsWith("=")) {
            return answer.headline().contains(wanted.substring(1));
        }
        Set<String> names = wanted.equals("-")
                ? Set.of()
                : Stream.of(wanted.split(";")).map(String::strip).collect(Collectors.toSet());
        return answer.kind().equals("question") && about(answer).equals(new TreeSet<>(names));
    }

    private static Set<String> about(Answer answer) {
        return answer.parts().stream()
                .filter(part -> !part.claims().isEmpty())
                .limit(1)
                .flatMap(part -> part.claims().stream())
                .filter(claim -> claim.kind() == Claim.Kind.FACT)
                .map(Claim::about)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
