package dev.lintel.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spring.datasource.password=s3cr3t-value | s3cr3t",
                "password: \"correct horse\"              | horse",
                "{\"apiKey\":\"a1b2c3d4\"}               | a1b2c3d4",
                "jdbc:postgresql://app:pa55w0rd@db/shop  | pa55w0rd",
                "jdbc:sqlserver://db;user=sa;password=Pa55w0rd;encrypt=true | Pa55w0rd",
                "where token = 'abc123def'               | abc123def",
                "bearer eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM.c2ln | eyJzdWIi",
                "AKIAIOSFODNN7EXAMPLE                    | IOSFODNN7",
                "insert 'x', '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92' | N9qo8uLO"
            })
    void secrets_do_not_leave(String text, String secret) {
        assertThat(Masking.text(text)).doesNotContain(secret).contains(Masking.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from users where password = ? and token = :token",
                "spring.datasource.password=${DB_PASSWORD}",
                "String password = encoder.encode(raw);",
                "String password = raw;",
                "create table users (id bigint, password varchar(60))",
                "the password is never checked against a list",
                "https://example.com/reset?token={token}",
                "max_tokens=8192"
            })
    void what_only_speaks_of_secrets_stays(String text) {
        assertThat(Masking.text(text)).isEqualTo(text);
    }
}
