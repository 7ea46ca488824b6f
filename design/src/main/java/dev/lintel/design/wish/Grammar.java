package dev.lintel.design.wish;

import dev.lintel.design.brief.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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
            "^(?:lists?|listing|returns?|returning|shows?|showing|gets?|getting|fetch(?:es)?|finds?|reads?|sees?|views?"
                    + "|search(?:es)?|filter(?:s|ing)?|sort(?:s|ing)?|browses?|gives?|query|queries|displays?|retrieves?"
                    + "|paginated list|searching)(?: (?:for|of|through|over|in|on))? (.+)$");
    private static final Pattern A_LIST = Pattern.compile(
            "^(?:paginated )?(?:search|list|listing|filter|query|view)(?: (?:for|of|through|over|in|on)) ");
    /// Deeds that leave rows: who comments on a poll makes a comment.
    private static final Map<String, String> LEAVES = Map.of(
            "comment",
            "comments",
            "rate",
            "ratings",
            "review",
            "reviews",
            "report",
            "reports",
            "bookmark",
            "bookmarks");
    private static final Pattern LEAVES_ROWS = Pattern.compile("^(" + String.join("|", new TreeSet<>(LEAVES.keySet()))
            + ") (?:(?:on|about) )?(?:an? |the |each |any )?(.+)$");
    private static final Pattern FILE =
            Pattern.compile("(?:.* )?(?:file|files|upload|attachment|scan|pdf|binary|blob)");
    private static final Pattern DEED = Pattern.compile(
            "^(change|update|edit|reset|rename|confirm|verify|approve|cancel|delete|remove|archive|restore|publish|pay|refund"
                    + "|close|move|assign|upload|download|export|import|send|notify|block|lock|disable|enable|activate"
                    + "|deactivate|like|follow|merge|split|replace|drop|migrate|speed up|fix|protect|secure|cache)"
                    + "(?:s|es)? (?:an? |the |his |her |their |its |my |one's )?(.+)$");
    private static final Pattern WITH = Pattern.compile(
            "^(.+?)(?:,? (?:with|having|that ha(?:ve|s)|which ha(?:ve|s)|containing|consisting of|that consists? of"
                    + "|that contains?)(?: (?:the )?(?:fields?|columns?|attributes?|properties))?:?|:) (.+)$");
    private static final Pattern BELONGS = Pattern.compile(
            "^(.+?) (?:of|for|on|per|under|belonging to|that belong to|about) (?:an? |the |each |every |all |our )?(.+)$");
    private static final Pattern OWNS =
            Pattern.compile("^(?:all |the )*(?:an? |the |each |every |one |any )?([a-z0-9 ]+?)(?:'s|s') (.+)$");
    private static final Pattern RELATED = Pattern.compile(
            "(?:(?:each|it|they) )?(?:belong(?:s|ing)?|linked|related|attached|assigned|refer(?:s|ring)?|pointing|tied) to "
                    + "(?:an? |the |one |its |their )?(.+)");
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
        boolean addressed = endpoint.find() || behind.matches();
        if (endpoint.lookingAt()) {
            rest = rest.substring(endpoint.end());
            rest = VERB.matcher(rest).replaceFirst("");
        } else if (behind.matches()) {
            rest = behind.group(1);
        }
        boolean asked = !rest.equals(sentence.plain());
        Matcher leaves = LEAVES_ROWS.matcher(rest);
        if (sentence.subject().isPresent() && !asked && leaves.matches()) {
            return kept(LEAVES.getOrDefault(leaves.group(1), "") + " of " + leaves.group(2), false);
        }
        // "customers can dance" names no thing
        return sentence.subject().isPresent()
                        && !asked
                        && !LISTS.matcher(rest).matches()
                        && !DEED.matcher(rest).matches()
                ? unclear(rest)
                : meant(rest, added, addressed);
    }

    /// @param addressed whether it asks for an address by name
    private static Wish meant(String rest, boolean added, boolean addressed) {
        Optional<Wish> entry = entry(rest);
        if (entry.isPresent()) {
            return entry.get();
        }
        Matcher lists = LISTS.matcher(rest);
        // "add return labels" names a thing, "add a search for owners" a list
        if (lists.matches() && (!added || addressed || A_LIST.matcher(rest).find())) {
            return listed(lists.group(1));
        }
        Matcher deed = DEED.matcher(rest);
        if (deed.matches()) {
            return deed(deed.group(1), deed.group(2));
        }
        Matcher gains = GAINS.matcher(rest);
        if (added && gains.matches() && !WITH.matcher(rest).matches()) {
            return gained(gains.group(1), gains.group(2));
        }
        return kept(rest, added);
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
        Optional<Narrowing.Parted> parted = Narrowing.from(said);
        if (parted.isEmpty()) {
            return unclear(said);
        }
        String rest = parted.get().rest();
        Narrowing narrowing = parted.get().narrowing();
        List<Noun> of = new ArrayList<>();
        Matcher owns = OWNS.matcher(rest);
        Matcher belongs = BELONGS.matcher(rest);
        Optional<Noun> thing;
        if (owns.matches()) {
            Noun.of(owns.group(1)).ifPresent(of::add);
            thing = Noun.of(owns.group(2));
        } else if (belongs.matches()) {
            Noun.of(belongs.group(2)).ifPresent(of::add);
            thing = of.isEmpty() ? Optional.empty() : Noun.of(belongs.group(1));
        } else {
            thing = Noun.of(rest);
        }
        return thing.<Wish>map(noun -> new Wish.Keep(noun, List.of(), of, List.of("read"), narrowing))
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
            return kept(what + " of " + to, false);
        }
        return FieldWords.of(what)
                .<Wish>map(field -> new Wish.Gain(whole.get(), field))
                .orElseGet(() -> unclear(what));
    }

    /// "a status" is what rows have, "an attachment" and "comments" are rows.
    private static boolean isRows(String said) {
        Optional<Noun> noun = Noun.of(said);
        return noun.filter(each -> !String.join(" ", each.words()).equals(said)).isPresent()
                || FieldWords.of(said).filter(FieldWords::unusual).isPresent();
    }

    /// @param added whether it was to be added: "chapters to tutorials with title" are rows that belong to tutorials
    private static Wish kept(String rest, boolean added) {
        Matcher with = WITH.matcher(rest);
        boolean fields = with.matches();
        String head = fields ? with.group(1) : rest;
        List<Noun> of = new ArrayList<>();
        Matcher belongs = BELONGS.matcher(
                head.replaceFirst("^(?:crud(?: operations)?|management|administration) (?:for|of) ", ""));
        Matcher to = GAINS.matcher(head);
        Matcher whole =
                belongs.matches() ? belongs : added && fields && to.matches() && isRows(to.group(1)) ? to : null;
        Optional<Noun> thing = Noun.of(whole == null ? head : whole.group(1));
        if (whole != null) {
            Noun.of(whole.group(2)).ifPresent(of::add);
            if (of.isEmpty()) {
                return unclear(whole.group(2));
            }
        }
        if (thing.isEmpty()) {
            return unclear(head);
        }
        List<FieldWords> all = new ArrayList<>();
        for (String each :
                fields ? pieces(with.group(2).replaceFirst("^each (?:one )?(?:has|have) ", "")) : List.<String>of()) {
            Matcher related = RELATED.matcher(each);
            Optional<Noun> other = related.matches() ? Noun.of(related.group(1)) : Optional.empty();
            Optional<FieldWords> field = FieldWords.of(each);
            if (other.isPresent()) {
                of.add(other.get());
            } else if (field.isEmpty()) {
                return unclear(each);
            } else if (FILE.matcher(field.get().noun().toString()).matches()
                    && field.get().unusual()) {
                return new Wish.Unclear(
                        "'" + each + "' is bytes: uploads are not added to a backend that is there. Keep"
                                + " where it lies instead, as `" + field.get().noun() + " url`");
            } else {
                all.add(field.get());
            }
        }
        return new Wish.Keep(thing.get(), all, of, Resource.CRUD, Narrowing.NONE);
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
