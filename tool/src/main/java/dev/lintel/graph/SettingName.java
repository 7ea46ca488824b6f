package dev.lintel.graph;

/// The canonical spelling of configuration keys: kebab case between dots, so that `driverClassName`,
/// `driver_class_name` and `driver-class-name` are one (Spring Boot reference, "Relaxed Binding"). Keys of other
/// frameworks (`quarkus.*`, `mp.*`, `micronaut.*`) stay as they are, and so does what stands in square brackets.
public final class SettingName {
    private SettingName() {}

    public static String canonical(String key) {
        if (key.startsWith("quarkus.")
                || key.startsWith("mp.")
                || key.startsWith("micronaut.")
                || key.startsWith("%")) {
            return key;
        }
        StringBuilder canonical = new StringBuilder(key.length() + 8);
        boolean bracket = false;
        for (int i = 0; i < key.length(); i++) {
            char letter = key.charAt(i);
            bracket = letter == '[' || (bracket && letter != ']');
            if (bracket) {
                canonical.append(letter);
            } else if (letter == '_') {
                canonical.append('-');
            } else if (Character.isUpperCase(letter)) {
                if (startsWord(key, i)) {
                    canonical.append('-');
                }
                canonical.append(Character.toLowerCase(letter));
            } else {
                canonical.append(letter);
            }
        }
        return canonical.toString();
    }

    /// `poolSize` has a word at `S`, `showURL` one at `U` only, `URLPath` one at `P`.
    private static boolean startsWord(String key, int at) {
        if (at == 0 || !Character.isLetterOrDigit(key.charAt(at - 1))) {
            return false;
        }
        boolean afterUpper = Character.isUpperCase(key.charAt(at - 1));
        boolean beforeLower = at + 1 < key.length() && Character.isLowerCase(key.charAt(at + 1));
        return !afterUpper || beforeLower;
    }
}
