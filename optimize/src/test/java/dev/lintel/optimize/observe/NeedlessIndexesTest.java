package dev.lintel.optimize.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.catalog.Table.Activity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeedlessIndexesTest {
    private static final Name AUTHOR = new Name("public", "author");
    private static final Name BOOK = new Name("public", "book");

    @Test
    void an_unused_index_that_is_just_a_foreign_key_stays() {
        assertThat(found(index("book_author", "author_id"), 0)).isEmpty();
    }

    @Test
    void an_unused_index_that_is_wider_than_its_foreign_key_goes_and_the_narrow_one_is_named() {
        assertThat(found(index("book_author_year", "author_id", "year"), 0))
                .singleElement()
                .extracting(Observation::advice)
                .asString()
                .contains("drop index concurrently public.book_author_year")
                .contains("Should rows of author be removed one day, an index on (author_id) alone serves that.");
    }

    @Test
    void where_rows_of_the_target_are_removed_the_wider_one_serves_the_key() {
        assertThat(found(index("book_author_year", "author_id", "year"), 3)).isEmpty();
    }

    @Test
    void an_unused_index_that_a_statement_could_use_is_a_question_before_it_is_a_waste() {
        Table book = table(BOOK, List.of(index("book_isbn", "isbn desc")), List.of(), 0);
        assertThat(NeedlessIndexes.in(
                        book, Catalog.of(List.of(book)), "", _ -> Optional.of("The query of book by isbn")))
                .singleElement()
                .extracting(Observation::advice)
                .asString()
                .startsWith("The query of book by isbn compares isbn and does without it: see why first")
                .contains("Then drop index concurrently public.book_isbn.");
    }

    private static List<Observation> found(Index index, double authorsRemoved) {
        Table book = table(BOOK, List.of(index), List.of(key()), 0);
        Table author = table(AUTHOR, List.of(), List.of(), authorsRemoved);
        return NeedlessIndexes.in(book, Catalog.of(List.of(book, author)), "", _ -> Optional.empty());
    }

    private static ForeignKey key() {
        return new ForeignKey("book_author_fkey", List.of("author_id"), AUTHOR, List.of("id"), true);
    }

    private static Index index(String name, String... keys) {
        return new Index(
                new Name("public", name),
                List.of(keys),
                List.of(),
                false,
                false,
                "",
                "",
                "btree",
                true,
                1 << 20,
                0,
                "");
    }

    private static Table table(Name name, List<Index> indexes, List<ForeignKey> keys, double deletes) {
        Activity activity = new Activity(0, 0, 0, 0, deletes, 0, 0, 0, 0, 0);
        return new Table(name, 10_000, 1 << 24, List.of(), List.of(), indexes, keys, activity, Partitions.NONE);
    }
}
