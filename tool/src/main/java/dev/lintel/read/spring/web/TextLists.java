package dev.lintel.read.spring.web;

import dev.lintel.code.Expression;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Texts that are given one by one, as an array, or through `List.of(..)` and its like.
final class TextLists {
    private static final Set<String> MAKERS =
            Set.of("of", "asList", "singletonList", "singleton", "newArrayList", "newHashSet", "toArray");

    private TextLists() {}

    static Listing<String> read(Expression expression, Constants constants) {
        if (!(expression instanceof Expression.Call call) || !MAKERS.contains(call.name())) {
            return constants.texts(expression);
        }
        List<String> texts = new ArrayList<>();
        boolean complete = !call.arguments().isEmpty();
        for (Expression argument : call.arguments()) {
            Listing<String> each = constants.texts(argument);
            texts.addAll(each.values());
            complete &= each.complete();
        }
        return new Listing<>(texts, complete);
    }
}
