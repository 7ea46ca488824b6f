package dev.lintel.read.jpa;

import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Association;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small mapping for tests: customers with embedded addresses, orders, their items with products, tags of
/// products.
public final class Shops {
    private static final Span AT = Span.line(new SourceId("Shop.java"), 1);
    private static final String PACKAGE = "shop.";

    private Shops() {}

    public static Entities entities() {
        Entity customer = entity(
                "Customer",
                "customers",
                id("id", "id"),
                basic("email", "email_address"),
                basic("firstName", "first_name"),
                basic("active", "active"),
                basic("address.city", "city"),
                basic("address.zipCode", "zip_code"),
                many("orders", "Order", "customer", "", "", ""));
        Entity order = entity(
                "Order",
                "orders",
                id("id", "id"),
                basic("status", "status"),
                basic("createdAt", "created_at"),
                basic("total", "total"),
                basic("checkIn", "check_in"),
                one("customer", "Customer", "customer_id"),
                many("items", "Item", "order", "", "", ""));
        Entity item = entity(
                "Item",
                "order_items",
                id("id", "item_id"),
                basic("quantity", "qty"),
                one("order", "Order", "order_id"),
                one("product", "Product", "product_sku"));
        Entity product = entity(
                "Product",
                "products",
                id("sku", "sku"),
                basic("name", "name"),
                new Property(
                        "labels",
                        Kind.ELEMENTS,
                        "",
                        "java.lang.String",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        true,
                        Stored.PLAIN,
                        Optional.of(new Association(
                                "java.lang.String", true, true, "", 0, "product_labels", "product_sku", "label", true)),
                        AT),
                many("tags", "Tag", "", "product_tags", "product_id", "tag_id"));
        Entity tag = entity(
                "Tag", "tags", id("id", "id"), basic("text", "text"), many("products", "Product", "tags", "", "", ""));
        return new Entities(List.of(customer, order, item, product, tag), Map.of());
    }

    private static Entity entity(String name, String table, Property... properties) {
        return new Entity(PACKAGE + name, table, List.of(properties), List.of(), true, AT);
    }

    private static Property id(String name, String column) {
        return property(name, Kind.ID, column, Optional.empty());
    }

    private static Property basic(String name, String column) {
        return property(name, Kind.BASIC, column, Optional.empty());
    }

    private static Property one(String name, String target, String column) {
        return property(
                name,
                Kind.TO_ONE,
                column,
                Optional.of(new Association(PACKAGE + target, false, true, "", 0, "", false)));
    }

    private static Property many(String name, String target, String mappedBy, String table, String own, String other) {
        return property(
                name,
                Kind.TO_MANY,
                "",
                Optional.of(new Association(PACKAGE + target, true, true, mappedBy, 0, table, own, other, false)));
    }

    private static Property property(String name, Kind kind, String column, Optional<Association> association) {
        return new Property(
                name,
                kind,
                column,
                "java.lang.Object",
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                Stored.PLAIN,
                association,
                AT);
    }
}
