package dev.lintel.bench.optimize;

import dev.lintel.bench.Checkout;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.bench.Tsv;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.Symptom;
import dev.lintel.optimize.plan.Symptoms;
import dev.lintel.optimize.postgres.explain.Explained;
import dev.lintel.optimize.postgres.explain.Unreadable;
import dev.lintel.optimize.report.PlanDrawing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Slow plans that others published, with the causes that four keys give, each written by another hand before its
/// first run: which is named first. A plan whose file is not there, or is not the one that the key was written for,
/// is not counted.
final class PublicCauses {
    private static final String HEALTHY = "none";
    private static final int DIGITS = 16;

    /// @param lines `all`, or the first and the last with a dash between
    /// @param hash the first digits of the SHA-256 of these lines
    private record Case(String id, Checkout checkout, String path, String lines, String hash, List<String> causes) {}

    private PublicCauses() {}

    /// @param since what is to be known of the figure
    /// @param blind whether nothing in the reader was changed since it first saw these plans
    private record Key(String file, String since, boolean blind) {
        String named() {
            return file + ": of these with a right cause named first, " + (blind ? "" : "no longer blind, ") + "%";
        }
    }

    private static final List<Key> KEYS = List.of(
            new Key(
                    "plans.tsv",
                    "at the first run, on 2026-11-30, 48 of 61 were named right, and what came after it is not blind",
                    false),
            new Key(
                    "plans-2.tsv",
                    "at the first run, on 2026-11-30, 49 of 65 were named right, and what came after it is not blind",
                    false),
            new Key(
                    "plans-3.tsv",
                    "at the first run, on 2026-11-30, 50 of 67 were named right, and what came after it is not blind",
                    false),
            new Key(
                    "plans-4.tsv",
                    "at the first run, on 2026-11-30, 51 of 56 were named right, and what came after it is not blind",
                    false));

    /// @param only the case whose plan and symptoms are printed; empty for none
    static void run(Results results, String only) throws IOException {
        for (Key key : KEYS) {
            run(results, key, only);
        }
    }

    private static void run(Results results, Key key, String only) throws IOException {
        results.say("");
        results.say("- slow plans that others published, with the causes of bench/truth/" + key.file() + "; "
                + key.since());
        results.heads("case", "from", "named first", "wanted", "");
        int read = 0;
        int right = 0;
        int absent = 0;
        for (List<String> row : Tsv.rows(Place.bench().resolve("truth").resolve(key.file()))) {
            Case each = new Case(
                    row.get(0),
                    Checkout.named(row.get(1)),
                    row.get(2),
                    row.get(3),
                    row.get(4),
                    List.of(row.get(5).split("\\|")));
            Optional<String> text = text(each);
            if (text.isEmpty()) {
                absent++;
                continue;
            }
            String first = first(text.get(), each.id().equals(only));
            boolean met = each.causes().contains(first);
            read++;
            right += met ? 1 : 0;
            results.row(
                    each.id(), each.checkout().name(), first, String.join(" or ", each.causes()), met ? "" : "wrong");
        }
        results.heads("to reach", "measured", "wanted", "");
        results.target(key.file() + ": published plans with a known cause", read, "≥", 40);
        results.target(key.named(), 100.0 * right / Math.max(1, read), "≥", 90);
        results.say("");
        results.say("- " + absent + " of the key are not here at the commit of bench/corpus.tsv");
    }

    private static Optional<String> text(Case each) throws IOException {
        Optional<Path> file = each.checkout()
                .folder()
                .map(folder -> folder.resolve(each.path()))
                .filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8);
        if (!each.lines().equals("all")) {
            String[] ends = each.lines().split("-");
            List<String> all = List.of(text.split("\n", -1));
            text = String.join("\n", all.subList(Integer.parseInt(ends[0]) - 1, Integer.parseInt(ends[1])));
        }
        return hash(text).equals(each.hash()) ? Optional.of(unquoted(text)) : Optional.empty();
    }

    /// The value of a program's string between backquotes, where the plan stands in one.
    private static String unquoted(String text) {
        int begin = text.indexOf('`');
        if (begin < 0) {
            return text;
        }
        int end = text.lastIndexOf('`');
        String inside = text.substring(begin + 1, end > begin ? end : text.length());
        return text.startsWith("String.raw", begin - "String.raw".length()) ? inside : inside.replace("\\\\", "\\");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String first(String text, boolean shown) {
        try {
            Plan plan = Explained.read(text).getFirst();
            List<Symptom> found = Symptoms.of(plan);
            if (shown) {
                System.out.println(PlanDrawing.of(plan, true));
                found.forEach(
                        each -> System.out.println("  " + each.cause() + " " + each.weight() + " " + each.says()));
            }
            return found.isEmpty() ? HEALTHY : found.getFirst().cause().name();
        } catch (Unreadable reason) {
            return "unreadable: " + reason.getMessage();
        }
    }
}
