package com.acme.mail;

import lombok.RequiredArgsConstructor;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Component
@RequiredArgsConstructor
class OutboxJob {
    private final OutboxMapper mapper;
    private final Sender sender;

    @Scheduled(fixedDelay = 60_000)
    public void tick() {
        Long next = mapper.next();
        if (next != null) {
            this.move(next); // expect: data-tx-not-applied
        }
    }

    @Transactional
    protected void move(Long id) {
        mapper.archive(id);
        mapper.delete(id);
    }

    @Scheduled(cron = "0 0 3 * * *")
    @Transactional
    public void clean() {
        mapper.deleteOld(); // silent: data-tx-not-applied because the scheduler calls the proxy
    }

    @Scheduled(fixedDelay = 1000)
    public void send() {
        sender.send();
    }
}

@Service
@RequiredArgsConstructor
class Sender {
    private final JdbcTemplate jdbc;

    public void send() {
        mark(7L);
    }

    private void mark(Long id) {
        jdbc.update("update outbox set sent = true where id = ?", id); // silent: data-tx-not-applied because no transaction was asked for
    }
}

@Mapper
interface OutboxMapper {
    @Select("select id from outbox order by id limit 1")
    Long next();

    @Insert("insert into archive select * from outbox where id = #{id}")
    int archive(Long id);

    @Delete("delete from outbox where id = #{id}")
    int delete(Long id);

    @Update("delete from outbox where sent = true")
    int deleteOld();
}
