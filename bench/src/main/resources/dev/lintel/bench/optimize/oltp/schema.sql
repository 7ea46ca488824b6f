create table tenant (
  id int primary key, name text not null, plan text not null, active boolean not null default true);
create table member (
  id int primary key, tenant_id int not null references tenant, email text not null, name text not null,
  role text not null, joined date not null, about text);
create table team (
  id int primary key, tenant_id int not null references tenant, name text not null);
create table team_member (
  team_id int not null references team, member_id int not null references member, since date not null,
  primary key (team_id, member_id));
create table ticket (
  id bigint primary key, tenant_id int not null references tenant, team_id int references team,
  requester_id int not null references member, assignee_id int references member,
  external_ref varchar(40), state varchar(12) not null, priority int not null, deleted boolean not null default false,
  subject text not null, body text not null, created_at timestamp not null, updated_at timestamp not null);
create table comment (
  id bigint primary key, ticket_id bigint not null references ticket, author_id int not null references member,
  body text not null, created_at timestamp not null);
create table attachment (
  id bigint primary key, comment_id bigint not null references comment on delete cascade, name text not null,
  bytes int not null, meta jsonb not null);
create table tag (
  id int primary key, tenant_id int not null references tenant, label text not null);
create table ticket_tag (
  ticket_id bigint not null references ticket, tag_id int not null references tag, primary key (ticket_id, tag_id));
create table event (
  id bigint primary key, ticket_id bigint not null, kind varchar(20) not null, at timestamp not null, payload text not null);
create table outbox (
  id bigint primary key, topic varchar(30) not null, body text not null, created_at timestamp not null, sent_at timestamp);
create table session (
  id bigint primary key, token varchar(64) not null unique, member_id int not null references member,
  expires_at timestamp not null, last_seen timestamp not null);
create table invoice (
  id int primary key, number varchar(20) not null unique, tenant_id int not null references tenant,
  state varchar(10) not null, issued_at timestamp not null, total numeric(12,2) not null);
create table setting (
  id int primary key, name varchar(60) not null, value text not null);
create table ticket_watch (
  ticket_id bigint not null references ticket, member_id int not null references member, since timestamp not null);

-- rows; :scale is a factor
insert into tenant select g, 'Tenant ' || g, (array['free','team','large'])[1 + g % 3], g % 20 <> 0
  from generate_series(1, 200) g;
-- the first company has two members of five
insert into member select g, case when g % 5 < 2 then 1 else 1 + (hashint4(g) & 1048575) % 200 end,
    'Member' || g || '@' || (array['example.com','example.org','example.net'])[1 + g % 3],
    (array['Ada','Bo','Cy','Di','Ed','Flo','Gus','Hal','Ida','Joe'])[1 + g % 10] || ' ' || md5(g::text),
    (array['agent','customer','customer','customer','admin'])[1 + g % 5], date '2021-01-01' + g % 1400,
    repeat('about this person ', 4)
  from generate_series(1, (20000 * :scale)::int) g;
insert into team select g, 1 + g % 200, 'Team ' || g from generate_series(1, 1000) g;
insert into team_member select 1 + g % 1000, 1 + (hashint4(g) & 1048575) % (20000 * :scale)::int, date '2023-01-01' + g % 700
  from generate_series(1, (40000 * :scale)::int) g on conflict do nothing;
insert into ticket select g,
    case when hashint4(g) % 5 in (0, 1, -1) then 1 else 1 + (hashint4(g + 7) & 1048575) % 200 end,
    case when g % 3 = 0 then 1 + g % 1000 end,
    1 + (hashint4(g + 1) & 1048575) % (20000 * :scale)::int,
    case when g % 4 <> 0 then 1 + (hashint4(g + 2) & 1048575) % (2000 * :scale)::int end,
    case when g % 2 = 0 then 'EXT-' || md5(g::text) end,
    case when g % 100 < 96 then 'CLOSED' when g % 100 < 99 then 'OPEN' else 'WAITING' end,
    1 + g % 4, g % 97 = 0,
    (array['Printer','Login','Invoice','Screen','Mail','Network'])[1 + g % 6] || ' problem ' || md5((g * 3)::text),
    repeat('It does not work since yesterday. ', 6),
    timestamp '2022-01-01' + g * interval '5 minutes',
    timestamp '2022-01-01' + g * interval '5 minutes' + (g % 1000) * interval '1 hour'
  from generate_series(1, (300000 * :scale)::int) g;
-- few tickets have many comments
insert into comment select g, 1 + ((power(((hashint4(g) & 1048575) / 1048576.0), 2)) * (300000 * :scale - 1))::bigint,
    1 + (hashint4(g + 3) & 1048575) % (20000 * :scale)::int, repeat('Have you tried to switch it off? ', 3),
    timestamp '2022-01-02' + g * interval '2 minutes'
  from generate_series(1, (600000 * :scale)::int) g;
insert into attachment select g, 1 + (hashint4(g) & 1048575) % (600000 * :scale)::int, 'file' || g || '.png', g % 100000,
    jsonb_build_object('sha', md5(g::text), 'kind', (array['png','jpg','pdf'])[1 + g % 3], 'width', g % 4000)
  from generate_series(1, (120000 * :scale)::int) g;
insert into tag select g, 1 + g % 200, 'tag ' || g from generate_series(1, 500) g;
insert into ticket_tag select 1 + (hashint4(g) & 1048575) % (300000 * :scale)::int, 1 + (hashint4(g + 5) & 1048575) % 500
  from generate_series(1, (300000 * :scale)::int) g on conflict do nothing;
insert into event select g, 1 + (hashint4(g) & 1048575) % (300000 * :scale)::int,
    (array['VIEWED','VIEWED','VIEWED','CHANGED','ASSIGNED','MERGED'])[1 + g % 6],
    timestamp '2022-01-01' + g * interval '3 minutes', repeat('{"from":"a","to":"b"}', 3)
  from generate_series(1, (500000 * :scale)::int) g;
insert into outbox select g, (array['ticket','invoice','member'])[1 + g % 3], repeat('message ', 10),
    timestamp '2022-01-01' + g * interval '10 minutes',
    case when g % 500 <> 0 then timestamp '2022-01-01' + g * interval '10 minutes' + interval '1 second' end
  from generate_series(1, (100000 * :scale)::int) g;
insert into session select g, md5(g::text) || md5((g + 1)::text), 1 + (hashint4(g) & 1048575) % (20000 * :scale)::int,
    timestamp '2024-06-01' + g * interval '1 minute', timestamp '2024-05-31' + g * interval '1 minute'
  from generate_series(1, (50000 * :scale)::int) g;
insert into invoice select g, 'INV-' || g, case when g % 5 < 2 then 1 else 1 + (hashint4(g) & 1048575) % 200 end,
    case when g % 50 = 0 then 'OPEN' else 'PAID' end, timestamp '2022-01-01' + g * interval '25 minutes', g % 9000
  from generate_series(1, (40000 * :scale)::int) g;
insert into setting select g, 'setting.' || g, 'value ' || g from generate_series(1, 60) g;
insert into ticket_watch select 1 + (hashint4(g) & 1048575) % (300000 * :scale)::int,
    1 + (hashint4(g + 4) & 1048575) % (20000 * :scale)::int, timestamp '2023-01-01' + g * interval '1 minute'
  from generate_series(1, (50000 * :scale)::int) g;

-- what is there besides the keys
create index ticket_team on ticket (team_id);
create index ticket_created on ticket (created_at, id);
create index comment_author_created on comment (author_id, created_at);
create index ticket_tag_ticket on ticket_tag (ticket_id);
create index invoice_tenant on invoice (tenant_id);
create index invoice_tenant_again on invoice (tenant_id);
create index invoice_open on invoice (tenant_id) where state = 'OPEN';
create index invoice_issued on invoice (issued_at);
create index member_name on member (name);
create index member_name_prefix on member (name text_pattern_ops);
create index member_tenant on member (tenant_id);
create index session_member on session (member_id);
create index watch_ticket on ticket_watch (ticket_id);
