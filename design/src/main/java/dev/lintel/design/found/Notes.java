package dev.lintel.design.found;

import dev.lintel.design.brief.BriefText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where each value of a recovered brief was read, and what could not be said in a brief.
///
/// @see BriefText.Source
public final class Notes implements BriefText.Source {
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final List<String> left = new ArrayList<>();

    void read(String key, Span at) {
        places.putIfAbsent(key, at.file().fileName() + ":" + at.line());
    }

    void assumed(String key, String how) {
        places.merge(key, how, (place, more) -> place + ", " + more);
    }

    void unknown(String key) {
        unknown.add(key);
    }

    void left(String what) {
        if (!left.contains(what)) {
            left.add(what);
        }
    }

    @Override
    public boolean isKnown(String key) {
        return !unknown.contains(key);
    }

    @Override
    public String of(String key) {
        return places.getOrDefault(key, "");
    }

    /// What is there and has no word in a brief.
    public List<String> left() {
        return List.copyOf(left);
    }
}
