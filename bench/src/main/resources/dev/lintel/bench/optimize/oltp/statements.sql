-- S01 jpa; the list of open tickets of a company
-- values: select 1 + g % 200, 'OPEN' from generate_series(1, 120) g
select t1_0.id, t1_0.subject, t1_0.priority, t1_0.created_at from ticket t1_0 where t1_0.tenant_id = ? and t1_0.state = ? order by t1_0.created_at desc fetch first 50 rows only;
-- S02 jpa; one ticket
-- values: select (g * 7919 % 20000)::bigint + 1 from generate_series(1, 400) g
select t1_0.id, t1_0.assignee_id, t1_0.body, t1_0.created_at, t1_0.deleted, t1_0.external_ref, t1_0.priority, t1_0.requester_id, t1_0.state, t1_0.subject, t1_0.team_id, t1_0.tenant_id, t1_0.updated_at from ticket t1_0 where t1_0.id = ?;
-- S03 jpa; its comments
-- values: select (g * 7919 % 20000)::bigint + 1 from generate_series(1, 150) g
select c1_0.id, c1_0.author_id, c1_0.body, c1_0.created_at from comment c1_0 where c1_0.ticket_id = ? order by c1_0.created_at;
-- S04 jpa; log in
-- values: select 'MEMBER' || g * 13 || '@example.com' from generate_series(1, 200) g
select m1_0.id, m1_0.email, m1_0.name, m1_0.role, m1_0.tenant_id from member m1_0 where lower(m1_0.email) = lower(?);
-- S05 jdbc; the poller of the outbox
-- values: select g from generate_series(1, 200) g
select id, topic, body from outbox where sent_at is null and id > ? order by id limit 100 for update skip locked;
-- S06 mybatis; a ticket by its number in the other system
-- values: select 'EXT-' || md5((g * 2)::text) from generate_series(1, 100) g
select id, state, subject from ticket where external_ref = ?;
-- S07 jdbc; what happened in an hour
-- values: select timestamp '2022-06-01' + g * interval '1 hour', timestamp '2022-06-01' + (g + 1) * interval '1 hour' from generate_series(1, 60) g
select id, ticket_id, kind, payload from event where at >= ? and at < ? order by at;
-- S08 mybatis; search in subjects
-- values: select '%' || substr(md5((g * 3)::text), 5, 9) || '%' from generate_series(1, 25) g
select id, subject, state from ticket where subject ilike ? limit 20;
-- S09 jpa; the teams of a member
-- values: select g * 17 % 20000 from generate_series(1, 200) g
select t1_0.id, t1_0.name from team t1_0 join team_member m1_0 on m1_0.team_id = t1_0.id where m1_0.member_id = ?;
-- S10 jdbc; sessions that ended
-- values: select timestamp '2024-06-01' + g * interval '2 minutes' from generate_series(1, 40) g
delete from session where expires_at < ?;
-- S11 jpa; what I have to do
-- values: select 1 + g * 11 % 2000 from generate_series(1, 150) g
select t1_0.id, t1_0.subject, t1_0.state from ticket t1_0 where t1_0.assignee_id = ? and t1_0.state <> 'CLOSED' and t1_0.deleted = false order by t1_0.priority;
-- S12 jdbc; the same picture again
-- values: select json_build_object('sha', md5(g::text))::text from generate_series(1, 60) g
select id, comment_id, name from attachment where meta @> ?::jsonb;
-- S13 mybatis; the newest comments of a ticket, each with its files
-- values: select (g * 31 % 2000)::bigint + 1 from generate_series(1, 25) g
select id, author_id, body from comment where ticket_id = ? order by created_at desc limit 30;
-- S14 mybatis; the files of one comment
-- each: S13
select id, name, bytes from attachment where comment_id = ?;
-- S15 jpa; remove a comment
-- values: select 600000 - g::bigint from generate_series(1, 20) g
delete from comment where id = ?;
-- S16 mybatis; the invoices of a day
-- values: select date '2022-03-01' + g from generate_series(1, 40) g
select id, number, total from invoice where date(issued_at) = ?;
-- S17 jdbc; a ticket by a number that came as a decimal
-- values: select (g * 101)::numeric from generate_series(1, 30) g
select id, subject from ticket where id = ?::numeric;
-- S18 jpa; all that concerns me
-- values: select 1 + g * 19 % 2000, 1 + g * 19 % 2000 from generate_series(1, 60) g
select t1_0.id, t1_0.subject from ticket t1_0 where t1_0.requester_id = ? or t1_0.assignee_id = ?;
-- S19 jpa; a page far behind
-- values: select 250000 + g * 100 from generate_series(1, 15) g
select t1_0.id, t1_0.subject, t1_0.created_at from ticket t1_0 order by t1_0.created_at, t1_0.id offset ? rows fetch first 50 rows only;
-- S20 jpa; has anybody answered
-- values: select (g * 3 % 2000)::bigint + 1 from generate_series(1, 100) g
select case when count(c1_0.id) > 0 then true else false end from comment c1_0 where c1_0.ticket_id = ?;
-- S21 mybatis; members of a company without a team
-- values: select 1 + g % 200 from generate_series(1, 10) g
select m.id, m.name from member m where m.tenant_id = ? and m.id not in (select tm.member_id from team_member tm);
-- S22 jdbc; many tickets at once
-- literals: select string_agg((g * 37)::text, ', ') from generate_series(1, 3000) g
-- values: select 1 from generate_series(1, 8) g
select id, state from ticket where id in (:literals) and priority >= ?;
-- S23 jpa; tickets that carry one of some tags
-- values: select 1 + g % 500, 1 + (g + 7) % 500 from generate_series(1, 40) g
select distinct t1_0.id, t1_0.subject, t1_0.state from ticket t1_0 join ticket_tag g1_0 on g1_0.ticket_id = t1_0.id where g1_0.tag_id in (?, ?);
-- S24 mybatis; tickets of a team, and the company for nothing
-- values: select 1 + g % 1000 from generate_series(1, 40) g
select t.id, t.subject from ticket t join tenant c on c.id = t.tenant_id where t.team_id = ?;
-- S25 jdbc; old events go
-- values: select timestamp '2022-01-01' + g * interval '20 days' from generate_series(1, 3) g
delete from event where at < ?;
-- S26 jpa; an event for each view
-- values: select 900000 + g::bigint, g % 20000 + 1::bigint, 'VIEWED', timestamp '2025-01-01' + g * interval '1 second', '{}' from generate_series(1, 6000) g
insert into event (id, ticket_id, kind, at, payload) values (?, ?, ?, ?, ?);
-- S27 jdbc; the events of a kind, asked once a month
-- values: select 'MERGED', g from generate_series(1, 1) g
select id, ticket_id, at from event where kind = ? and ticket_id % 1000 = ?;
-- S28 jpa; a setting
-- values: select 'setting.' || g % 60 from generate_series(1, 3000) g
select s1_0.id, s1_0.value from setting s1_0 where s1_0.name = ?;
-- S29 jdbc; all that is not deleted, for the nightly export
-- values: select false from generate_series(1, 2) g
select * from ticket where deleted = ?;
-- S30 jdbc; all of one priority, for the nightly export
-- values: select 1 + g % 4 from generate_series(1, 2) g
select * from ticket where priority = ?;
-- S31 jpa; a request has come
-- values: select timestamp '2025-01-01' + g * interval '1 second', (g % 40000 + 5000)::bigint from generate_series(1, 4000) g
update session set last_seen = ? where id = ?;
-- S32 jdbc; who is here, for one dashboard
-- values: select timestamp '2025-01-01' + g * interval '1 minute' from generate_series(1, 2) g
select count(*) from session where last_seen > ?;
-- S33 mybatis; how many comments has a ticket
-- values: select (g * 5 % 2000)::bigint + 1 from generate_series(1, 60) g
select count(*) from comment where ticket_id = ?;
-- S34 mybatis; the second page of the tags
-- values: select 20 from generate_series(1, 40) g
select id, label from tag order by label, id limit 20 offset ?;
-- S35 jpa; tickets with the name of who works on them
-- values: select 1 + g % 1000 from generate_series(1, 40) g
select t1_0.id, t1_0.subject from ticket t1_0 join member a1_0 on a1_0.id = t1_0.assignee_id where t1_0.team_id = ?;
-- S36 mybatis; names that begin so
-- values: select (array['Ada','Bo','Cy'])[1 + g % 3] || ' ' || substr(md5(g::text), 1, 4) || '%' from generate_series(1, 60) g
select id, name from member where name like ? limit 20;
-- S37 mybatis; members by exact name, in order
-- values: select (array['Ada','Bo','Cy','Di','Ed','Flo','Gus','Hal','Ida','Joe'])[1 + g % 10] || ' ' || md5(g::text) from generate_series(1, 60) g
select id, name from member where name >= ? order by name limit 10;
-- S38 jdbc; open invoices of a company
-- values: select 1 + g % 200 from generate_series(1, 80) g
select id, number, total from invoice where tenant_id = ? and state = 'OPEN';
-- S39 jpa; all invoices of a company
-- values: select 1 + g % 200 from generate_series(1, 60) g
select i1_0.id, i1_0.number, i1_0.total from invoice i1_0 where i1_0.tenant_id = ? order by i1_0.issued_at desc fetch first 20 rows only;
-- S40 jpa; the company of a ticket's page, once for each
-- values: select 1 + g % 200 from generate_series(1, 400) g
select t1_0.id, t1_0.name, t1_0.plan from tenant t1_0 where t1_0.id = ? and t1_0.active = true;
