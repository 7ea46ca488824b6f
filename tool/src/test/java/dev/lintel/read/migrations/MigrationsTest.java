package dev.lintel.read.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Program;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Migration;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final String FLYWAY = "src/main/resources/db/migration/";
    private static final String CHANGES = "src/main/resources/db/changelog/";
    private static final String POSTGRESQL = "spring.datasource.url=jdbc:postgresql://localhost/shop\n";

    @TempDir
    private Path root;

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// Migrations are read from files alone.
    private static Program untouched() {
        return (Program) Proxy.newProxyInstance(
                Program.class.getClassLoader(), new Class<?>[] {Program.class}, (_, method, _) -> {
                    throw new AssertionError(method);
                });
    }

    private List<Fact.Database> read(Framework framework) throws IOException {
        return framework
                .interpret(untouched(), Workspace.of(root))
                .filter(Fact.Database.class::isInstance)
                .map(Fact.Database.class::cast)
                .toList();
    }

    private Schema only(Framework framework) throws IOException {
        List<Fact.Database> databases = read(framework);
        assertThat(databases).hasSize(1);
        return databases.getFirst().schema();
    }

    @Test
    void flyway_runs_versions_by_number_and_repeatable_ones_last() throws IOException {
        write("src/main/resources/application.properties", POSTGRESQL + "spring.flyway.placeholders.columnKind=int\n");
        write(FLYWAY + "V1__a.sql", "create table a (id int);");
        write(FLYWAY + "V1.10__c.sql", "alter table a rename to c;");
        write(FLYWAY + "V1_2__b.sql", "alter table a add column b ${columnKind};");
        write(FLYWAY + "R__view.sql", "create or replace view v as select 1;");
        write(FLYWAY + "U1__a.sql", "drop table a;");
        Schema schema = only(new Flyway());
        assertThat(schema.dialect()).isEqualTo(Dialect.POSTGRESQL);
        assertThat(schema.migrations()).extracting(Migration::version).containsExactly("1", "1.2", "1.10", "");
        assertThat(schema.tables()).containsOnlyKeys("c", "v");
        assertThat(schema.table("c").orElseThrow().columns()).hasSize(2);
    }

    @Test
    void an_index_of_mysql_may_have_its_name_behind_the_word_unique() throws IOException {
        write("src/main/resources/application.properties", "spring.datasource.url=jdbc:mysql://localhost/shop\n");
        write(FLYWAY + "V1__a.sql", """
                create table a (id int primary key, b int, c int, constraint unique uk_c (c));
                alter table a add constraint unique uk_b (b, c);
                alter table a add constraint unique key uk_cb (c, b);
                """);
        assertThat(SchemaText.of(only(new Flyway())).getFirst())
                .contains("unique uk_c[c]", "unique uk_b[b, c]", "unique uk_cb[c, b]");
    }

    @Test
    void flyway_tells_what_runs_outside_of_a_transaction() throws IOException {
        write(FLYWAY + "V1__a.sql", "create table a (id bigserial);");
        write(FLYWAY + "V2__b.sql", "create index concurrently x on a (id);");
        write(FLYWAY + "V3__c.sql", "create index y on a (id);");
        write(FLYWAY + "V3__c.sql.conf", "executeInTransaction = false\n");
        assertThat(only(new Flyway()).migrations())
                .extracting(Migration::transactional)
                .containsExactly(true, false, false);
    }

    @Test
    void flyway_migrations_in_code_and_double_versions_leave_the_schema_open() throws IOException {
        write(FLYWAY + "V1__a.sql", "create table a (id int);");
        write(FLYWAY + "V1__b.sql", "create table b (id int);");
        write("src/main/java/db/migration/V2__Fill.java", "package db.migration; class V2__Fill {}");
        List<Fact.Database> databases = read(new Flyway());
        assertThat(databases)
                .anySatisfy(each -> assertThat(each.schema().complete()).isFalse());
        assertThat(databases.getFirst().schema().gaps()).hasSize(2);
    }

    @Test
    void flyway_keeps_vendors_apart_and_says_which_one_runs() throws IOException {
        write("src/main/resources/application.yml", "spring:\n  datasource:\n    url: ${DB:jdbc:h2:mem:x}\n");
        write("src/main/resources/application-prod.yml", "spring:\n  datasource:\n    url: jdbc:mysql://db/shop\n");
        write(FLYWAY + "common/V1__a.sql", "create table a (id int);");
        write(FLYWAY + "mysql/V2__b.sql", "create table b (id int);");
        write(FLYWAY + "postgresql/V2__b.sql", "create table c (id int);");
        List<Fact.Database> databases = read(new Flyway());
        assertThat(databases)
                .filteredOn(Fact.Database::authoritative)
                .singleElement()
                .satisfies(database -> {
                    assertThat(database.schema().dialect()).isEqualTo(Dialect.MYSQL);
                    assertThat(database.schema().tables()).containsOnlyKeys("a", "b");
                });
        assertThat(databases).hasSize(2);
    }

    @Test
    void liquibase_reads_xml_with_includes_properties_and_conditions() throws IOException {
        write("src/main/resources/application.properties", POSTGRESQL);
        write(CHANGES + "db.changelog-master.xml", """
                <databaseChangeLog>
                  <property name="text" value="varchar(300)" dbms="postgresql"/>
                  <property name="text" value="clob"/>
                  <include file="parts/one.xml" relativeToChangelogFile="true"/>
                  <includeAll path="db/changelog/more/"/>
                </databaseChangeLog>
                """);
        write(CHANGES + "parts/one.xml", """
                <databaseChangeLog>
                  <changeSet id="1" author="me">
                    <createTable tableName="Orders">
                      <column name="id" type="BIGINT" autoIncrement="true"><constraints primaryKey="true"/></column>
                      <column name="note" type="${text}"/>
                      <column name="user_id" type="INT">
                        <constraints nullable="false" foreignKeyName="fk_user" references="users(id)"/>
                      </column>
                    </createTable>
                    <rollback><dropTable tableName="Orders"/></rollback>
                  </changeSet>
                  <changeSet id="2" author="me" dbms="mysql"><dropTable tableName="orders"/></changeSet>
                  <changeSet id="3" author="me">
                    <preConditions onFail="MARK_RAN"><not><columnExists tableName="orders" columnName="note"/></not></preConditions>
                    <addColumn tableName="orders"><column name="twice" type="int"/></addColumn>
                  </changeSet>
                </databaseChangeLog>
                """);
        write(CHANGES + "more/2.sql", """
                --liquibase formatted sql
                --changeset me:4 runInTransaction:false
                create index concurrently ix on orders (user_id);
                --rollback drop index ix;
                --changeset me:5 dbms:oracle
                drop table orders;
                """);
        Schema schema = only(new Liquibase());
        assertThat(SchemaText.of(schema))
                .containsExactly("orders (id bigint:INTEGER=, note varchar(300):TEXT?, user_id int:INTEGER) pk[id]"
                        + " index ix[user_id] fk fk_user[user_id]->users[id]");
        assertThat(schema.migrations()).extracting(Migration::version).containsExactly("1", "4");
        assertThat(schema.migrations()).extracting(Migration::transactional).containsExactly(true, false);
        assertThat(schema.table("orders")
                        .orElseThrow()
                        .column("note")
                        .orElseThrow()
                        .at()
                        .line())
                .isEqualTo(5);
        assertThat(schema.table("orders")
                        .orElseThrow()
                        .indexes()
                        .getFirst()
                        .at()
                        .line())
                .isEqualTo(3);
    }

    @Test
    void liquibase_reads_yaml_and_json_alike() throws IOException {
        write(CHANGES + "db.changelog-master.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: 1
                      author: me
                      changes:
                        - createTable:
                            tableName: a
                            columns:
                              - column:
                                  name: id
                                  type: bigint
                                  constraints:
                                    primaryKey: true
                                    nullable: false
                              - column: {name: code, type: varchar(10)}
                        - sql: create index raw on a (id, code)
                  - include:
                      file: two.json
                      relativeToChangelogFile: true
                """);
        write(CHANGES + "two.json", """
                {"databaseChangeLog": [{"changeSet": {"id": "2", "author": "me", "changes": [
                  {"createIndex": {"indexName": "ix", "tableName": "a", "unique": true, "columns": [{"column": {"name": "code"}}]}}
                ]}}]}
                """);
        assertThat(SchemaText.of(only(new Liquibase())))
                .containsExactly(
                        "a (id bigint:INTEGER, code varchar(10):TEXT?) pk[id] index raw[id, code] unique index ix[code]");
    }

    @Test
    void liquibase_survives_circles_missing_files_broken_and_hostile_documents() throws IOException {
        write(CHANGES + "db.changelog-master.xml", """
                <databaseChangeLog>
                  <include file="circle.xml" relativeToChangelogFile="true"/>
                  <include file="missing.xml" relativeToChangelogFile="true"/>
                  <include file="broken.xml" relativeToChangelogFile="true"/>
                  <include file="entity.xml" relativeToChangelogFile="true"/>
                  <changeSet id="1" author="me"><createTable tableName="a"/><frobnicate tableName="a"/></changeSet>
                </databaseChangeLog>
                """);
        write(
                CHANGES + "circle.xml",
                "<databaseChangeLog><include file=\"db/changelog/db.changelog-master.xml\"/></databaseChangeLog>");
        write(CHANGES + "broken.xml", "<databaseChangeLog><changeSet>");
        write(
                CHANGES + "entity.xml",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + "<databaseChangeLog><changeSet id=\"2\" author=\"me\"><sql>&e;</sql></changeSet></databaseChangeLog>");
        Schema schema = only(new Liquibase());
        assertThat(schema.complete()).isFalse();
        assertThat(SchemaText.of(schema)).contains("a? ()");
        assertThat(schema.gaps()).hasSize(5);
        assertThat(schema.gaps()).noneMatch(gap -> gap.what().contains("root:"));
    }

    @Test
    void files_that_count_are_the_steps_of_one_schema_in_the_order_of_their_numbers() throws IOException {
        write("src/main/resources/db/update/step-2.sql", "create table b (id int primary key, a_id int);");
        write("src/main/resources/db/update/step-1.sql", "create table a (id int primary key);");
        write("src/main/resources/db/update/step-10.sql", "create index b_of_a on b (a_id); drop table a;");

        Schema schema = only(new SchemaFiles());

        assertThat(schema.tables()).containsOnlyKeys("b");
        assertThat(schema.table("b").orElseThrow().indexes())
                .extracting(Schema.Index::name)
                .containsExactly("b_of_a");
    }

    @Test
    void dumps_of_several_days_are_no_steps() throws IOException {
        write("sql/shop_20240101.sql", "create table a (id int primary key);");
        write("sql/shop_20250101.sql", "create table a (id int primary key, note text);");

        assertThat(read(new SchemaFiles())).hasSize(2);
    }

    @Test
    void spring_boots_schema_file_runs_and_a_loose_dump_may() throws IOException {
        write("src/main/resources/schema.sql", "create table a (id int);");
        write("doc/dump.sql", "create table `b` (id int) ENGINE=InnoDB;");
        write("doc/queries.sql", "select 1;");
        List<Fact.Database> databases = read(new SchemaFiles());
        assertThat(databases)
                .extracting(each -> each.at().file().path())
                .containsExactly("doc/dump.sql", "src/main/resources/schema.sql");
        assertThat(databases).extracting(Fact.Database::authoritative).containsExactly(false, true);
    }
}
