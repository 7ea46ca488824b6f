package dev.lintel.flow.knowledge;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the ending of a file's name makes of the file where it is opened or served: a page, a program, or neither.
public final class Endings {
    /// What browsers show as pages with scripts, what servers run, and what people's machines start.
    private static final Set<String> ACTIVE = Set.of(
            "htm",
            "html",
            "xhtml",
            "xht",
            "shtml",
            "mhtml",
            "svg",
            "svgz",
            "xml",
            "xsl",
            "xslt",
            "js",
            "mjs",
            "swf",
            "jsp",
            "jspx",
            "jspf",
            "jsw",
            "php",
            "php3",
            "php4",
            "php5",
            "phtml",
            "phar",
            "asp",
            "aspx",
            "asa",
            "ascx",
            "ashx",
            "asmx",
            "cer",
            "cfm",
            "cgi",
            "pl",
            "py",
            "rb",
            "sh",
            "bash",
            "bat",
            "cmd",
            "com",
            "exe",
            "dll",
            "msi",
            "hta",
            "vbs",
            "ps1",
            "jar",
            "war",
            "ear",
            "class",
            "so",
            "htaccess");

    /// `…\.(png|jpe?g)`, `…[.]pdf`, with `$` behind it or not.
    private static final Pattern TAIL = Pattern.compile(
            "(?:\\\\\\.|\\[\\.])(?:\\((?:\\?:)?([\\w?|]+)\\)|\\(?(?:\\?i:)?([\\w]+)\\)?)(?:\\$|\\\\z|\\\\Z)?$");
    /// The same around the whole of each alternative: `…(\.png|\.jpg)`.
    private static final Pattern DOTTED = Pattern.compile("\\((?:\\?:)?((?:\\\\\\.\\w+\\|?)+)\\)(?:\\$|\\\\z|\\\\Z)?$");

    private static final Pattern END = Pattern.compile("(?:\\$|\\\\z|\\\\Z)\\)?$");

    private Endings() {}

    /// Whether a file whose name ends so is neither a page nor a program: `.png`, `png`.
    public static boolean isPassive(String ending) {
        String plain = ending.toLowerCase(Locale.ROOT);
        String word = plain.substring(plain.lastIndexOf('.') + 1);
        return word.chars().allMatch(Character::isLetterOrDigit) && !word.isEmpty() && !ACTIVE.contains(word);
    }

    /// Whether all names that an expression accepts end in one of a few passive endings.
    ///
    /// @param whole whether the expression has to match the whole name (`matches`), or is only looked for (`find`)
    public static boolean decides(String regex, boolean whole) {
        if (!whole && !END.matcher(regex).find()) {
            return false;
        }
        Matcher tail = TAIL.matcher(regex);
        if (tail.find()) {
            String words = tail.group(1) == null ? tail.group(2) : tail.group(1);
            return arePassive(words.replace("?", ""));
        }
        Matcher dotted = DOTTED.matcher(regex);
        return dotted.find() && arePassive(dotted.group(1).replace("\\.", ""));
    }

    private static boolean arePassive(String words) {
        for (String each : words.split("\\|")) {
            if (!isPassive(each)) {
                return false;
            }
        }
        return !words.isEmpty();
    }
}
