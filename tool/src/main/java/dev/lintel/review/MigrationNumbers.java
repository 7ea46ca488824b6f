package dev.lintel.review;

import dev.lintel.finding.Fix.Edit;
import dev.lintel.source.SourceId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives each new Flyway migration of one patch a version of its own. Every finding proposes the number after the
/// newest migration that is there, and Flyway refuses to start when two files have the same.
final class MigrationNumbers {
    /// Folder, `V` with all but the last part of the version, the last part, and the description with its suffix.
    private static final Pattern VERSIONED = Pattern.compile("((?:.*/)?)(V(?:[0-9._]*[._])?)([0-9]{1,18})(__[^/]+)");

    private MigrationNumbers() {}

    /// The same edits; new migrations move up behind those that the patch creates already, and a migration's
    /// `.conf` file with it.
    ///
    /// @throws IOException when the patch creates that very migration already
    static List<Edit> after(Set<SourceId> created, List<Edit> edits) throws IOException {
        Set<String> taken = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        for (SourceId file : created) {
            Matcher name = VERSIONED.matcher(file.path());
            if (name.matches()) {
                taken.add(version(name, Long.parseLong(name.group(3))));
                described.add(name.group(1) + name.group(4));
            }
        }
        List<Edit> moved = new ArrayList<>();
        for (Edit edit : edits) {
            moved.add(
                    switch (edit) {
                        case Edit.Create create -> moved(create, taken, described);
                        case Edit.Replace _, Edit.Import _ -> edit;
                    });
        }
        return moved;
    }

    private static Edit moved(Edit.Create create, Set<String> taken, Set<String> described) throws IOException {
        Matcher name = VERSIONED.matcher(create.file().path());
        if (!name.matches()) {
            return create;
        }
        if (described.contains(name.group(1) + name.group(4))) {
            throw new IOException("another fix writes " + create.file().fileName() + " already");
        }
        long number = Long.parseLong(name.group(3));
        while (taken.contains(version(name, number))) {
            number++;
        }
        String digits = Long.toString(number);
        String padding = "0".repeat(Math.max(0, name.group(3).length() - digits.length()));
        String path = name.group(1) + name.group(2) + padding + digits + name.group(4);
        return new Edit.Create(new SourceId(path), create.text());
    }

    private static String version(Matcher name, long number) {
        return name.group(1) + name.group(2) + number;
    }
}
