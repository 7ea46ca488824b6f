package dev.lintel.design.wish;

import dev.lintel.design.brief.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the few shapes in which people ask a backend for something new: things with what they have, lists of things,
/// one field more, a deed. A word that has no place in its shape makes the sentence unclear; it is never dropped.
final class Grammar {
    private static final Pattern VERB = Pattern.compile(
            "^(add|put|give|create|creating|make|build|introduce|implement|write|generate|provide|support"
                    + "|have|set up|expose|manage|store|keep|track|save|a|an|the|new) ");
    private static final String ADDRESS = "(?:endpoints?|apis?|routes?|resources?|operations?)";
    private static final Pattern ENDPOINT = Pattern.compile(
            "^(?:(?:rest|http|crud|api|get|post|simple|new) )*" + ADDRESS
                    + "(?: (?:that|which|to|for|where|by which))?(?: (?:we|i|you|one|users?|people|admins?) (?:can|may))? ");
    private static final Pattern ENDPOINT_BEHIND =
            Pattern.compile("^([a-z0-9 -]+?) (?:rest |http |crud )?" + ADDRESS + "$");
    private static final Pattern REGISTERS = Pattern.compile(
            "\\b(?:registrations?|register|registers|registering|sign-?up|sign up|signs up|create an account|open an account)\\b");
    private static final Pattern LOGS_IN = Pattern.compile(
            "^(?:an? |the )?(?:[a-z]+ )?(?:log-?in|log in|sign-?in|sign in|authentication|log-?out)\\b");
    private static final Pattern LISTS = Pattern.compile(
            "^(?:lists?|listing|returns?|returning|shows?|showing|gets?|getting|fetch(?:es)?|finds?|reads?|search(?:es)?"
                    + "|gives?|query|queries|displays?|retrieves?) (.+)$");
    private static final Pattern DEED = Pattern.compile(
            "^(change|update|edit|reset|rename|confirm|verify|approve|cancel|delete|remove|archive|restore|publish|pay|refund"
                    + "|close|move|assign|upload|download|export|import|send|notify|block|lock|disable|enable|activate"
                    + "|deactivate|like|follow|merge|split|replace|drop|migrate|speed up|fix|protect|secure|cache)"
                    + "(?:s|es)? (?:an? |the |his |her |their |its |my |one's )?(.+)$");
    private static final Pattern PERIOD = Pattern.compile(
            " (?:of|from|in|for|during|within) (?:the )?((?:last|past|previous|current|this) (?:\\d+ )?(?:day|week|month|quarter|year|hour)s?)");
    private static final Pattern ORDER = Pattern.compile("[, ]*(?:sorted|ordered|newest|oldest) (?:by |first)[a-z ]*$");
    private static final Pattern WITH = Pattern.compile(
            "^(.+?)(?:,? (?:with|having|that ha(?:ve|s)|which ha(?:ve|s)|containing|consisting of|that consists? of"
                    + "|that contains?)(?: (?:the )?(?:fields?|columns?|attributes?|properties))?:?|:) (.+)$");
    private static final Pattern BELONGS = Pattern.compile(
            "^(.+?) (?:of|for|on|per|under|belonging to|that belong to|about) (?:an? |the |each |every |all |our )?(.+)$");
    private static final Pattern OWNS =
            Pattern.compile("^(?:all |the )*(?:an? |the |each |every |one |any )?([a-z0-9 ]+?)(?:'s|s') (.+)$");
    private static final Pattern OURS = Pattern.compile("^(?:all |the )*(?:my|the caller's|the current user's) (.+)$");
    private static final Pattern GAINS =
            Pattern.compile("^(.+?) to (?:an? |the |each |every |all |our )?([a-z0-9 ]+)$");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:,|;|\\bplus\\b|&|\\bas well as\\b|\\band\\b)\\s*");
    private static final Pattern NUMBERS_AND = Pattern.compile("\\bbetween (\\d{1,9}) and (\\d{1,9})");
    private static final Pattern BOUNDS_ALONE =
            Pattern.compile("(?:from |between )?\\d{1,9} ?(?:\\.\\.|-|to) ?\\d{1,9}.*|(?:at most|up to|max) .*");
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");

    private Grammar() {}

    static Wish read(Sentence sentence) {
        String rest = sentence.plain();
        boolean added = false;
        for (Matcher verb = VERB.matcher(rest); verb.find(); verb = VERB.matcher(rest)) {
            added |= verb.group(1).matches("add|put|give");
            rest = rest.substring(verb.end());
        }
        Matcher endpoint = ENDPOINT.matcher(rest);
        Matcher behind = ENDPOINT_BEHIND.matcher(rest);
        if (endpoint.find()) {
            rest = rest.substring(endpoint.end());
            rest = VERB.matcher(rest).replaceFirst("");
        } else if (behind.matches()) {
            rest = behind.group(1);
        }
        return meant(rest, added);
    }

    private static Wish meant(String rest, boolean added) {
        Optional<Wish> entry = entry(rest);
        if (entry.isPresent()) {
            return entry.get();
        }
        Matcher lists = LISTS.matcher(rest);
        if (lists.matches()) {
            return listed(lists.group(1));
        }
        Matcher deed = DEED.matcher(rest);
        if (deed.matches()) {
            return deed(deed.group(1), deed.group(2));
        }
        Matcher gains = GAINS.matcher(rest);
        if (added && gains.matches() && !WITH.matcher(gains.group(1)).matches()) {
            return gained(gains.group(1), gains.group(2));
        }
        return kept(rest);
    }

    /// Vehicles may be registered too: only people open accounts.
    private static Optional<Wish> entry(String rest) {
        if (REGISTERS.matcher(rest).find()) {
            String beside = REGISTERS
                    .matcher(rest)
                    .replaceAll("")
                    .replaceAll("\\b(?:with|by|using|and|via) .*$", "")
                    .replaceAll("\\b(?:of|for|new|form|process|flow)\\b", "")
                    .strip();
            Optional<Noun> people = Noun.of(beside.replaceAll("\\s+", " "));
            return beside.isEmpty() || people.filter(Noun::isPeople).isPresent()
                    ? Optional.of(new Wish.Enter(true, people))
                    : Optional.empty();
        }
        return LOGS_IN.matcher(rest).find() ? Optional.of(new Wish.Enter(false, Optional.empty())) : Optional.empty();
    }

    private static Wish listed(String said) {
        List<String> untold = new ArrayList<>();
        String rest = said;
        Matcher period = PERIOD.matcher(rest);
        if (period.find()) {
            untold.add("only those of the " + period.group(1));
            rest = period.replaceFirst("");
        }
        Matcher order = ORDER.matcher(rest);
        if (order.find()) {
            untold.add("the order: " + order.group().replaceFirst("^[, ]+", ""));
            rest = order.replaceFirst("");
        }
        List<Noun> of = new ArrayList<>();
        Matcher ours = OURS.matcher(rest);
        Matcher owns = OWNS.matcher(rest);
        Matcher belongs = BELONGS.matcher(rest);
        Optional<Noun> thing;
        if (ours.matches()) {
            of.add(new Noun(List.of("user")));
            thing = Noun.of(ours.group(1));
        } else if (owns.matches()) {
            Noun.of(owns.group(1)).ifPresent(of::add);
            thing = Noun.of(owns.group(2));
        } else if (belongs.matches()) {
            Noun.of(belongs.group(2)).ifPresent(of::add);
            thing = of.isEmpty() ? Optional.empty() : Noun.of(belongs.group(1));
        } else {
            thing = Noun.of(rest);
        }
        return thing.<Wish>map(noun -> new Wish.Keep(noun, List.of(), of, List.of("read"), untold))
                .orElseGet(() -> unclear(said));
    }

    private static Wish deed(String verb, String said) {
        String object = said.replaceFirst(",? (?:with|by|via|after|using|when|if|in|from) .*$", "");
        Matcher of = BELONGS.matcher(object);
        Matcher owns = OWNS.matcher(object);
        if (owns.matches()) {
            return deed(verb, owns.group(2), Noun.of(owns.group(1)), said);
        }
        return of.matches()
                ? deed(verb, of.group(1), Noun.of(of.group(2)), said)
                : deed(verb, object, Optional.empty(), said);
    }

    private static Wish deed(String verb, String what, Optional<Noun> of, String said) {
        return Noun.of(what).<Wish>map(noun -> new Wish.Act(verb, noun, of)).orElseGet(() -> unclear(said));
    }

    /// "comments to articles" are rows of their own; "a status to orders" is a field.
    private static Wish gained(String what, String to) {
        Optional<Noun> whole = Noun.of(to);
        Optional<Noun> part = Noun.of(what);
        if (whole.isEmpty()) {
            return unclear(to);
        }
        boolean several = part.isPresent()
                && !String.join(" ", part.get().words()).equals(what.replaceFirst("^(?:new|the) ", ""));
        if (several) {
            Wish kept = kept(what);
            return kept instanceof Wish.Keep keep
                    ? new Wish.Keep(keep.thing(), keep.fields(), List.of(whole.get()), keep.operations(), keep.untold())
                    : kept;
        }
        return FieldWords.of(what)
                .<Wish>map(field -> new Wish.Gain(whole.get(), field))
                .orElseGet(() -> unclear(what));
    }

    private static Wish kept(String rest) {
        Matcher with = WITH.matcher(rest);
        boolean fields = with.matches();
        String head = fields ? with.group(1) : rest;
        List<Noun> of = new ArrayList<>();
        Matcher belongs = BELONGS.matcher(
                head.replaceFirst("^(?:crud(?: operations)?|management|administration) (?:for|of) ", ""));
        Optional<Noun> thing;
        if (belongs.matches()) {
            thing = Noun.of(belongs.group(1));
            Noun.of(belongs.group(2)).ifPresent(of::add);
            if (of.isEmpty()) {
                return unclear(belongs.group(2));
            }
        } else {
            thing = Noun.of(head);
        }
        if (thing.isEmpty()) {
            return unclear(head);
        }
        List<FieldWords> all = new ArrayList<>();
        for (String each : fields ? pieces(with.group(2)) : List.<String>of()) {
            Optional<FieldWords> field = FieldWords.of(each);
            if (field.isEmpty()) {
                return unclear(each);
            }
            all.add(field.get());
        }
        return new Wish.Keep(thing.get(), all, of, Resource.CRUD, List.of());
    }

    /// What stands between commas; those in brackets are between words of one field.
    private static List<String> pieces(String fields) {
        String plain = NUMBERS_AND.matcher(fields).replaceAll("between $1 to $2");
        plain = BRACKETS.matcher(plain)
                .replaceAll(each ->
                        Matcher.quoteReplacement("(" + each.group(1).replaceAll("\\s*(?:,? or |,|/)\\s*", "|") + ")"));
        List<String> pieces = new ArrayList<>();
        for (String each : SEPARATOR.split(plain)) {
            // "discount, from 1 to 90": bounds are of what stands before them
            if (!pieces.isEmpty() && BOUNDS_ALONE.matcher(each).matches()) {
                pieces.add(pieces.removeLast() + " " + each);
            } else if (!each.isBlank()) {
                pieces.add(each);
            }
        }
        return pieces;
    }

    private static Wish.Unclear unclear(String what) {
        return new Wish.Unclear("'" + what + "' was not understood");
    }
}
