package dev.lintel.design.schema;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Event;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Sensitivity;
import dev.lintel.design.brief.Type;
import java.util.ArrayList;
import java.util.List;

/// What writes an event down in the transaction that it tells of. A trigger and no call: whatever leads a row to
/// the state, a request, a webhook or a script at night, none can forget it.
record EventTrigger(Brief brief, Event event) {
    /// A function and its trigger. Written so that a later migration may say it again with more fields.
    String sql() {
        Resource resource = brief.resource(event.resource()).orElseThrow();
        String table = Names.table(resource.name());
        String name = Names.bounded(table + "_" + Field.snake(event.name()));
        return """
                CREATE OR REPLACE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO outbox_events (name, subject, data)
                    VALUES ('%2$s', NEW.id, jsonb_build_object(
                        %3$s));
                    RETURN NULL;
                END
                $$;

                CREATE OR REPLACE TRIGGER %1$s AFTER %4$s ON %5$s
                    FOR EACH ROW %6$sEXECUTE FUNCTION %1$s();
                """.formatted(
                        name,
                        event.name(),
                        String.join(",\n        ", data(resource)),
                        event.isCreation() ? "INSERT" : "UPDATE OF " + state(resource),
                        table,
                        event.isCreation() ? "" : reached(resource));
    }

    private String reached(Resource resource) {
        String column = state(resource);
        return "WHEN (NEW." + column + " = '" + event.state() + "' AND OLD." + column + " <> '" + event.state()
                + "')\n    ";
    }

    private static String state(Resource resource) {
        return resource.stateField().orElseThrow().column();
    }

    /// The row as a stranger may see it: nothing personal, nothing internal, nothing sealed leaves by this door.
    private static List<String> data(Resource resource) {
        List<String> pairs = new ArrayList<>(List.of(pair("id", "NEW.id")));
        resource.links().forEach(link -> pairs.add(pair(link.name() + "Id", "NEW." + link.column())));
        for (Field field : resource.fields()) {
            if (field.sensitivity() == Sensitivity.PUBLIC && !field.encrypted()) {
                pairs.add(pair(field.name(), value(field)));
            }
        }
        pairs.add(pair("version", "NEW.version"));
        return pairs;
    }

    private static String value(Field field) {
        String column = "NEW." + field.column();
        return field.type() == Type.MONEY
                ? "CASE WHEN " + column + "_minor IS NOT NULL THEN jsonb_build_object('amount', " + column
                        + "_minor, 'currency', " + column + "_currency) END"
                : column;
    }

    private static String pair(String name, String value) {
        return "'" + name + "', " + value;
    }
}
