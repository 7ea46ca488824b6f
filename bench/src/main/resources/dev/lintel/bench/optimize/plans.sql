-- Slow plans with a planted cause. A case begins with its number, the causes that are right as the first one named (any
-- of them; none for a healthy plan) and the table meant; `set:` lines prepare it, `blocked by:` runs in another session that
-- holds its locks for a while, the last statement is explained with ANALYZE, and all is rolled back. The key was written
-- before the first run and does not change.
-- setup
create table customer (id int primary key, email text not null, country text not null, city text not null, zip text not null, balance numeric(12,2) not null);
insert into customer select g, 'c' || g || '@example.com', 'L' || g % 20, 'City' || g % 50, 'Z' || g % 50, (g * 37) % 10000 from generate_series(1, 50000) g;
create table orders (id bigint primary key, customer_id int not null, state text not null, placed timestamp not null, total numeric(10,2) not null, note text not null);
insert into orders select g, 1 + (hashint4(g) & 1048575) % 50000, (array['NEW','PAID','SENT'])[1 + g % 3], timestamp '2023-01-01' + (hashint4(g + 1) & 1048575) * interval '1 minute', g % 9973, repeat('note ', 8) from generate_series(1, 300000) g;
create table line (id bigint primary key, order_id bigint not null references orders, product_id int not null, amount int not null, price numeric(10,2) not null);
insert into line select g, 1 + (g::bigint * 7919) % 300000, 1 + (hashint4(g) & 1048575) % 5000, g % 10, (g * 31) % 1000 from generate_series(1, 600000) g;
create table product (id int primary key, name text not null, category int not null);
insert into product select g, 'Product ' || g, g % 40 from generate_series(1, 5000) g;
create table band (id int primary key, low numeric(10,2) not null, high numeric(10,2) not null);
insert into band select g, g * 0.5, g * 0.5 + 0.5 from generate_series(1, 2000) g;
create table audit (order_id bigint not null, what text not null);
insert into audit select g * 3, 'seen' from generate_series(1, 6000) g;
create table loaded (id int not null, kind int not null, ref int not null);
insert into loaded select g, g, g from generate_series(1, 100) g;
create table parted (id int not null, day int not null, payload int not null) partition by list (day);
select format('create table parted_%s partition of parted for values in (%s)', g, g) from generate_series(1, 400) g \gexec
insert into parted select g, 1 + g % 400, g % 1000 from generate_series(1, 8000) g;
vacuum analyze;
insert into loaded select g, 1 + g % 3, 1 + (hashint4(g) & 1048575) % 50000 from generate_series(101, 120000) g;
-- P01 FILTER_THROWS_ROWS_AWAY; orders
select * from orders where customer_id = 4711;
-- P02 FILTER_THROWS_ROWS_AWAY; line
select * from line where product_id = 7 and amount > 5;
-- P03 WHOLE_TABLE_READ|FILTER_THROWS_ROWS_AWAY|JOIN_FILTER_THROWS_ROWS_AWAY; orders
select o.* from customer c join orders o on o.customer_id = c.id where c.email = 'c77@example.com';
-- P04 FILTER_THROWS_ROWS_AWAY; orders
update orders set note = '' where customer_id = 99;
-- P05 FILTER_THROWS_ROWS_AWAY; line
delete from line where order_id = 5;
-- P06 FILTER_THROWS_ROWS_AWAY; line
set: max_parallel_workers_per_gather = 2
set: parallel_setup_cost = 0
select sum(price) from line where product_id = 12;
-- P07 FILTER_THROWS_ROWS_AWAY; customer
select id from customer where lower(email) = 'c99@example.com';
-- P08 INDEX_LEAVES_A_FILTER; orders
run: create index on orders (placed)
set: enable_seqscan = off
select * from orders where placed >= '2023-03-01' and placed < '2023-09-01' and customer_id = 5;
-- P09 INDEX_LEAVES_A_FILTER; line
run: create index on line (product_id)
select * from line where product_id between 7 and 60 and price = 999;
-- P10 ORDER_WITHOUT_INDEX; orders
select * from orders order by placed desc limit 20;
-- P11 ORDER_WITHOUT_INDEX; orders
select * from orders where state = 'PAID' order by total, id limit 10;
-- P12 SORT_SPILLS|ORDER_WITHOUT_INDEX; orders
select distinct on (customer_id) * from orders order by customer_id, placed desc;
-- P13 SKIPPED_BY_OFFSET; orders
select * from orders order by id offset 250000 limit 20;
-- P14 SKIPPED_BY_OFFSET; orders
run: create index on orders (placed)
set: enable_sort = off
select id, placed from orders order by placed offset 150000 limit 20;
-- P15 SORT_SPILLS; line
set: work_mem = '1MB'
select * from line order by price;
-- P16 SORT_SPILLS; orders
set: work_mem = '1MB'
select customer_id, count(distinct state) from orders group by customer_id;
-- P17 HASH_SPILLS; line
set: work_mem = '256kB'
set: enable_mergejoin = off
set: enable_nestloop = off
select o.id, l.price from orders o join line l on l.order_id = o.id;
-- P18 HASH_SPILLS; line
set: work_mem = '256kB'
set: enable_sort = off
select order_id, sum(amount) from line group by order_id;
-- P19 BITMAP_IS_LOSSY; line
run: create index on line (product_id)
set: work_mem = '64kB'
set: enable_seqscan = off
set: enable_indexscan = off
select sum(price) from line where product_id < 60;
-- P20 BITMAP_IS_LOSSY; orders
run: create index on orders using brin (placed)
set: enable_seqscan = off
select * from orders where placed >= '2023-03-01' and placed < '2023-03-02';
-- P21 INDEX_ONLY_VISITS_TABLE; orders
run: create index on orders (customer_id, total)
run: update orders set note = '-'
set: enable_seqscan = off
set: enable_bitmapscan = off
select customer_id, total from orders where customer_id < 20000;
-- P22 INDEX_ONLY_VISITS_TABLE; line
run: create index on line (product_id)
run: update line set amount = amount + 1
set: enable_seqscan = off
set: enable_bitmapscan = off
select count(*) from line where product_id < 1500;
-- P23 ROWS_MISESTIMATED; loaded
select l.id, c.email from loaded l join customer c on c.id = l.ref where l.kind = 2;
-- P24 ROWS_MISESTIMATED; customer
run: create index on orders (customer_id)
run: insert into customer select g, 'n' || g, 'L1', 'Newtown', 'Z-new', 1 from generate_series(60001, 90000) g
run: insert into orders select 400000 + g, 60000 + g, 'NEW', now(), 1, '' from generate_series(1, 30000) g
run: analyze customer
set: random_page_cost = 1.1
select c.id, sum(o.total) from customer c join orders o on o.customer_id = c.id where c.city = 'Newtown' and c.zip = 'Z-new' and c.country = 'L1' and c.balance = 1 group by c.id;
-- P25 ROWS_MISESTIMATED; customer
run: create index on orders (customer_id)
set: random_page_cost = 1.1
select count(o.note) from customer c join orders o on o.customer_id = c.id where c.balance::int % 2 = 0 and length(c.email) > 3 and upper(c.country) like 'L%' and abs(c.balance) >= 0;
-- P26 LOOP_RUNS_TOO_OFTEN; product
set: enable_hashjoin = off
set: enable_mergejoin = off
set: enable_memoize = off
select count(p.name) from line l join product p on p.id = l.product_id;
-- P27 LOOP_RUNS_TOO_OFTEN; orders
run: create index on orders (customer_id, placed)
select c.id, last.placed from customer c cross join lateral (select placed from orders o where o.customer_id = c.id order by placed desc limit 1) last;
-- P28 JOIN_FILTER_THROWS_ROWS_AWAY; product
select count(*) from product p join product q on q.name like p.name || '%' where p.category = 3;
-- P29 SUBQUERY_PER_ROW; orders
run: create index on orders (customer_id)
select c.id, (select max(o.total) from orders o where o.customer_id = c.id) from customer c;
-- P30 SUBQUERY_PER_ROW|FILTER_THROWS_ROWS_AWAY; orders
select c.id, (select count(*) from orders o where o.customer_id = c.id) from customer c where c.id < 40;
-- P31 SUBQUERY_PER_ROW; audit
set: work_mem = '64kB'
select count(*) from customer c where c.id <= 3000 and c.id not in (select a.order_id from audit a);
-- P32 JOIN_FILTER_THROWS_ROWS_AWAY; band
select b.id, count(*) from product p join band b on p.id * 0.2 >= b.low and p.id * 0.2 < b.high group by b.id;
-- P33 JOIN_FILTER_THROWS_ROWS_AWAY; product
select count(*) from product p join product q on p.name = q.name or p.category = -q.category;
-- P34 WORKERS_MISSING; line
set: max_parallel_workers = 0
set: max_parallel_workers_per_gather = 4
set: parallel_setup_cost = 0
set: parallel_tuple_cost = 0
select sum(price * amount) from line;
-- P35 WORKERS_MISSING; orders
set: max_parallel_workers = 0
set: max_parallel_workers_per_gather = 2
set: parallel_setup_cost = 0
select state, avg(total) from orders group by state;
-- P36 PLANNING_DOMINATES; product
set: join_collapse_limit = 12
set: from_collapse_limit = 12
set: geqo = off
select a.name from product a join product b on b.id = a.id join product c on c.id = b.id join product d on d.id = c.id join product e on e.id = d.id join product f on f.id = e.id join product g on g.id = f.id join product h on h.id = g.id join product i on i.id = h.id where a.id = 17;
-- P37 PLANNING_DOMINATES; parted
run: create index on parted (payload)
select * from parted where id = 3 and day in (1, 7) or day = (select 9) and payload = 12;
-- P38 TRIGGER_DOMINATES; line
run: insert into orders select 900000 + g, 1, 'NEW', now(), 1, '' from generate_series(1, 40) g
delete from orders where id > 900000;
-- P39 TRIGGER_DOMINATES; product
run: create function slow_count() returns trigger language plpgsql as 'begin perform count(*) from orders where customer_id = new.id; return new; end'
run: create trigger product_counts after update on product for each row execute function slow_count()
update product set name = name || '!' where id <= 12;
-- P40 LOCK_WAITED; orders
blocked by: update orders set note = 'held' where id = 17
select * from orders where id = 17 for update;
-- P41 LOCK_WAITED; product
blocked by: update product set name = 'held' where id = 18
update product set name = 'mine' where id = 18;
-- P42 CACHE_EVICTS|LOOP_RUNS_TOO_OFTEN; orders
set: work_mem = '64kB'
set: enable_hashjoin = off
set: enable_mergejoin = off
select count(o.note) from line l join orders o on o.id = l.order_id;
-- P43 EXPRESSION_MATERIALISED; orders
with o as materialized (select * from orders) select * from o where id = 5;
-- P44 EXPRESSION_MATERIALISED; orders
with o as (select id, customer_id, total * 2 as twice from orders) select a.twice from o a join o b on b.id = a.id + 1 where a.id = 3;
-- P45 WHOLE_TABLE_READ; line
select count(*) from line;
-- P46 WHOLE_TABLE_READ; orders
select state, sum(total) from orders group by state;
-- P47 FILTER_THROWS_ROWS_AWAY; line
select p.name, sum(l.amount) from product p join line l on l.product_id = p.id where l.order_id = 1234 group by p.name;
-- P48 FILTER_THROWS_ROWS_AWAY|LOOP_RUNS_TOO_OFTEN; line
set: enable_hashjoin = off
set: enable_mergejoin = off
set: enable_material = off
select o.id, count(*) from orders o join line l on l.order_id = o.id where o.id in (3, 4, 5, 6) group by o.id;
-- P49 INDEX_LEAVES_A_FILTER; orders
run: create index on orders (placed)
select * from orders where note like '%nowhere%' order by placed limit 5;
-- P50 FILTER_THROWS_ROWS_AWAY|ORDER_WITHOUT_INDEX; orders
select * from orders where customer_id = 12 order by placed desc limit 5;
-- H01 none; orders
select * from orders where id = 12;
-- H02 none; orders
select * from orders order by id desc limit 20;
-- H03 none; customer
select o.id, c.email from orders o join customer c on c.id = o.customer_id where o.id between 100 and 120;
