package dev.lintel.design.into;

import java.util.Locale;

/// Where the three classes of a resource stand.
record Places(Place rows, Place stores, Place controllers) {
    static Places of(Model model, Neighbours.Text controller) {
        Place rows = model.row().place();
        Place stores = model.store().place();
        Place controllers = controller.place();
        String shared = rows.packageName();
        if (shared.equals(stores.packageName()) && shared.equals(controllers.packageName())) {
            String feature = shared.substring(0, Math.max(0, shared.lastIndexOf('.'))) + "." + House.FEATURE;
            return new Places(
                    new Place(rows.source(), feature),
                    new Place(stores.source(), feature),
                    new Place(controllers.source(), feature));
        }
        return new Places(own(rows, model), own(stores, model), own(controllers, model));
    }

    /// A package that is called as the resource is becomes one for each.
    private static Place own(Place place, Model model) {
        String suffix = "." + model.row().simple().toLowerCase(Locale.ROOT);
        return place.packageName().endsWith(suffix)
                ? new Place(
                        place.source(),
                        place.packageName().substring(0, place.packageName().length() - suffix.length()) + "."
                                + House.FEATURE)
                : place;
    }

    String said() {
        return rows.equals(stores) && rows.equals(controllers)
                ? "a package for each feature, as " + rows.packageName()
                : "packages by layer: " + rows.packageName() + ", " + stores.packageName() + ", "
                        + controllers.packageName();
    }
}
