package dev.lintel.design.found;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Field.Origin;
import dev.lintel.design.brief.Sensitivity;
import dev.lintel.design.brief.Type;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The fields of one thing.
///
/// @param account whether people log in with it
/// @param sent the types, by name, of what requests carry when one is made; empty when that is not known
record Fields(
        Paths paths,
        Thing thing,
        boolean account,
        Relations relations,
        Optional<Lifecycle> lifecycle,
        Optional<Map<String, String>> sent,
        Notes notes) {
    /// What every resource has without being told.
    private static final Pattern IMPLIED = Pattern.compile(
            "version|lock_version|(gmt_)?(created?|updated?|modified|last_modified)(_?(at|on|date|time|timestamp))?");

    private static final Pattern OF_ACCOUNT = Pattern.compile("roles?|e?mail_(confirmed|verified)(_at)?");
    private static final Pattern NAMES = Pattern.compile("(user|first|last|full|middle|display)?_?name");
    private static final Pattern SEALS = Pattern.compile("(?i)encrypt|cipher|seal");
    private static final String MINOR = "_minor";
    private static final String HASH = "_index";

    List<Field> all() {
        List<Field> fields = new ArrayList<>();
        for (Column column : thing.table().columns()) {
            if (!isImplied(column)) {
                field(column).ifPresentOrElse(fields::add, () -> unsaid(column));
            }
        }
        return fields;
    }

    private boolean isImplied(Column column) {
        String name = column.name();
        boolean key = isKey(column);
        boolean currency = name.endsWith("_currency")
                && thing.table().column(name.replaceFirst("_currency$", MINOR)).isPresent();
        return key && !isNatural(column)
                || currency
                || isHash(column)
                || name.equals("id")
                || relations.columns().contains(name)
                || IMPLIED.matcher(name).matches()
                || account && OF_ACCOUNT.matcher(name).matches();
    }

    /// A key that people choose, `username`: a brief numbers rows itself, and has it as a field that is there once.
    private boolean isNatural(Column column) {
        return column.family() == Family.TEXT && !column.name().matches("(.*_)?(id|uuid|guid|key)");
    }

    private boolean isKey(Column column) {
        return thing.table()
                .primaryKey()
                .filter(each -> each.columns().equals(List.of(column.name())))
                .isPresent();
    }

    /// A keyed hash beside what is encrypted: `phone_index` of `phone`, both binary.
    private Optional<Column> hash(Column column) {
        return column.family() == Family.BINARY
                ? thing.table().column(column.name() + HASH).filter(each -> each.family() == Family.BINARY)
                : Optional.empty();
    }

    private boolean isHash(Column column) {
        return column.name().endsWith(HASH)
                && thing.table()
                        .column(column.name().substring(0, column.name().length() - HASH.length()))
                        .flatMap(this::hash)
                        .isPresent();
    }

    private void unsaid(Column column) {
        notes.left(thing.table().name() + "." + column.name() + " is " + column.type()
                + ", for which a brief has no type");
    }

    /// Whether a request's value gets there without a cipher that says so: `cipher.seal(…)`, `encryptor.encrypt(…)`.
    private static boolean isPlain(Source source) {
        return switch (source) {
            case Source.Input _ -> true;
            case Source.Derived derived ->
                !SEALS.matcher(derived.owner() + "." + derived.function()).find()
                        && derived.from().stream().anyMatch(Fields::isPlain);
            case Source.Made made ->
                made.properties().values().stream().flatMap(List::stream).anyMatch(Fields::isPlain);
            default -> false;
        };
    }

    private Optional<Field> field(Column column) {
        Bounds bounds = Bounds.of(thing.table(), column);
        boolean state = lifecycle
                .filter(each -> each.column().name().equals(column.name()))
                .isPresent();
        Optional<Type> type = state ? Optional.of(Type.STATE) : sealed(column).or(() -> type(column, bounds));
        String name = name(column, type);
        if (!name.matches("[a-z][A-Za-z0-9]*")) {
            return Optional.empty();
        }
        return type.map(known -> {
            notes.read("resources." + thing.name() + ".fields." + name, column.at());
            return new Field(
                    name,
                    known,
                    from(known, bounds),
                    to(known, column, bounds),
                    known == Type.ENUM ? bounds.options() : List.of(),
                    column.nullable(),
                    known == Type.SEQUENCE
                            || isKey(column)
                            || isUnique(hash(column).orElse(column)),
                    sensitivity(known, column),
                    column.family() == Family.BINARY || known == Type.SECRET && !name.equals("password"),
                    hash(column).isPresent(),
                    origin(known, column, name));
        });
    }

    private Optional<Type> type(Column column, Bounds bounds) {
        return column.name().endsWith(MINOR) && column.family() == Family.INTEGER
                ? Optional.of(Type.MONEY)
                : Kinds.of(column, bounds);
    }

    /// Bytes for what requests carry as a text, which does not go in as it came: a cipher stands between. The type
    /// is then the plain value's.
    private Optional<Type> sealed(Column column) {
        boolean text = sent.map(each -> each.get(thing.fieldName(column.name())))
                .filter("java.lang.String"::equals)
                .isPresent();
        boolean plain = inserted(column).anyMatch(Fields::isPlain);
        if (column.family() != Family.BINARY || !text || plain) {
            return Optional.empty();
        }
        if (dev.lintel.graph.Sensitivity.of(column.name()).secret()) {
            return Optional.of(Type.SECRET);
        }
        return Optional.of(column.name().matches(".*(phone|mobile).*") ? Type.PHONE : Type.TEXT);
    }

    private Stream<Source> inserted(Column column) {
        return paths.backend().endpoints().stream()
                .flatMap(endpoint -> paths.queries(endpoint))
                .flatMap(path -> given(path, column));
    }

    /// What goes into a column when a row is made.
    private Stream<Source> given(Path path, Column column) {
        Shape shape = ((Step.Run) path.step()).query().shape();
        if (shape.kind() != Shape.Kind.INSERT
                || shape.mainTable().filter(thing::is).isEmpty()) {
            return Stream.empty();
        }
        return shape.assigned().stream()
                .filter(each -> each.column().name().equals(column.name()))
                .flatMap(each -> each.value() instanceof Operand.Parameter(String name)
                        ? path.argument(name).stream()
                        : Stream.empty());
    }

    private String name(Column column, Optional<Type> type) {
        if (account && type.equals(Optional.of(Type.SECRET)) && column.name().matches(".*(password|passwd|pwd).*")) {
            return "password";
        }
        String plain =
                type.equals(Optional.of(Type.MONEY)) ? column.name().replaceFirst(MINOR + "$", "") : column.name();
        return plain.equals(column.name()) ? thing.fieldName(plain) : Words.field(plain);
    }

    private static OptionalLong from(Type type, Bounds bounds) {
        boolean implied = type == Type.MONEY && bounds.from().equals(OptionalLong.of(0));
        return implied || !(type.isText() || type.isNumber()) ? OptionalLong.empty() : bounds.from();
    }

    private static OptionalLong to(Type type, Column column, Bounds bounds) {
        if (type == Type.TEXT || type == Type.SLUG) {
            return bounds.to().isPresent() || column.length() == 0 ? bounds.to() : OptionalLong.of(column.length());
        }
        return type.isNumber() ? bounds.to() : OptionalLong.empty();
    }

    /// Within a tenant counts as unique too: a brief says it of each tenant.
    private boolean isUnique(Column column) {
        Table table = thing.table();
        List<List<String>> keys = new ArrayList<>();
        table.uniques().forEach(key -> keys.add(key.columns()));
        table.indexes().stream().filter(Index::unique).map(Index::columns).forEach(keys::add);
        return keys.stream()
                .map(columns -> columns.stream()
                        .filter(each -> relations
                                .tenant()
                                .filter(link -> link.column().equals(each))
                                .isEmpty())
                        .map(each -> each.replaceFirst("^lower\\((.*)\\)$", "$1"))
                        .toList())
                .anyMatch(List.of(column.name())::equals);
    }

    private Sensitivity sensitivity(Type type, Column column) {
        if (type == Type.SECRET) {
            return dev.lintel.graph.Sensitivity.of(column.name()) == dev.lintel.graph.Sensitivity.CARD
                    ? Sensitivity.CARD
                    : Sensitivity.SECRET;
        }
        boolean personal = type == Type.EMAIL
                || type == Type.PHONE
                || dev.lintel.graph.Sensitivity.of(column.name()) == dev.lintel.graph.Sensitivity.PERSONAL
                || account && NAMES.matcher(column.name()).matches();
        return personal ? Sensitivity.PERSONAL : Sensitivity.PUBLIC;
    }

    private Origin origin(Type type, Column column, String name) {
        boolean fromClient = type == Type.STATE
                || type == Type.SEQUENCE
                || sent.isEmpty()
                || sent.get().containsKey(name)
                || account && name.equals("password");
        if (fromClient) {
            return new Origin.Client();
        }
        List<Source> inserted = inserted(column).toList();
        Optional<String> copied =
                inserted.stream().flatMap(source -> copied(source).stream()).findFirst();
        if (copied.isPresent() && relations.parent().isPresent()) {
            return new Origin.Snapshot(copied.get());
        }
        Optional<String> teller = inserted.isEmpty() ? new Tellers(paths).of(thing, column) : Optional.empty();
        return teller.<Origin>map(Origin.Told::new).orElseGet(() -> new Origin.Computed(copied));
    }

    /// `order.total`: a field of what the row refers to.
    private Optional<String> copied(Source source) {
        if (!(source instanceof Source.Row row)) {
            return Optional.empty();
        }
        Optional<String> field =
                row.path().stream().filter(each -> !each.equals("[]")).findFirst();
        Optional<String> link = row.query().shape().mainTable().flatMap(relations::linkTo);
        return link.flatMap(reference -> field.map(each -> reference + "." + each));
    }
}
