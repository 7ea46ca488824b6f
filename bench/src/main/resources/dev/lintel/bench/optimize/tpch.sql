-- The 22 questions of TPC-H in words of our own, with fixed parameters; one statement each, ended by a semicolon.
-- 1 sums per flag and status
select returned.l_returnflag, returned.l_linestatus, sum(l_quantity), sum(l_extendedprice),
       sum(l_extendedprice * (1 - l_discount)), sum(l_extendedprice * (1 - l_discount) * (1 + l_tax)),
       avg(l_quantity), avg(l_extendedprice), avg(l_discount), count(*)
  from lineitem returned where l_shipdate <= date '1998-09-02'
 group by l_returnflag, l_linestatus order by l_returnflag, l_linestatus;
-- 2 the cheapest supplier of a part in a region
select s.s_acctbal, s.s_name, n.n_name, p.p_partkey, p.p_mfgr, s.s_address, s.s_phone, s.s_comment
  from part p join partsupp ps on ps.ps_partkey = p.p_partkey join supplier s on s.s_suppkey = ps.ps_suppkey
  join nation n on n.n_nationkey = s.s_nationkey join region r on r.r_regionkey = n.n_regionkey
 where p.p_size = 15 and p.p_type like '%BRASS' and r.r_name = 'EUROPE'
   and ps.ps_supplycost = (select min(o.ps_supplycost) from partsupp o join supplier os on os.s_suppkey = o.ps_suppkey
       join nation ok on ok.n_nationkey = os.s_nationkey join region og on og.r_regionkey = ok.n_regionkey
      where o.ps_partkey = p.p_partkey and og.r_name = 'EUROPE')
 order by s.s_acctbal desc, n.n_name, s.s_name, p.p_partkey limit 100;
-- 3 open orders of the largest value
select l.l_orderkey, sum(l.l_extendedprice * (1 - l.l_discount)) as worth, o.o_orderdate, o.o_shippriority
  from customer c join orders o on o.o_custkey = c.c_custkey join lineitem l on l.l_orderkey = o.o_orderkey
 where c.c_mktsegment = 'BUILDING' and o.o_orderdate < date '1995-03-15' and l.l_shipdate > date '1995-03-15'
 group by l.l_orderkey, o.o_orderdate, o.o_shippriority order by worth desc, o.o_orderdate limit 10;
-- 4 late orders by priority
select o.o_orderpriority, count(*) from orders o
 where o.o_orderdate >= date '1993-07-01' and o.o_orderdate < date '1993-10-01'
   and exists (select 1 from lineitem l where l.l_orderkey = o.o_orderkey and l.l_commitdate < l.l_receiptdate)
 group by o.o_orderpriority order by o.o_orderpriority;
-- 5 turnover of local suppliers
select n.n_name, sum(l.l_extendedprice * (1 - l.l_discount)) as turnover
  from customer c join orders o on o.o_custkey = c.c_custkey join lineitem l on l.l_orderkey = o.o_orderkey
  join supplier s on s.s_suppkey = l.l_suppkey and s.s_nationkey = c.c_nationkey
  join nation n on n.n_nationkey = s.s_nationkey join region r on r.r_regionkey = n.n_regionkey
 where r.r_name = 'ASIA' and o.o_orderdate >= date '1994-01-01' and o.o_orderdate < date '1995-01-01'
 group by n.n_name order by turnover desc;
-- 6 what small discounts cost
select sum(l_extendedprice * l_discount) from lineitem
 where l_shipdate >= date '1994-01-01' and l_shipdate < date '1995-01-01' and l_discount between 0.05 and 0.07
   and l_quantity < 24;
-- 7 trade between two nations
select sn.n_name, cn.n_name, extract(year from l.l_shipdate) as y, sum(l.l_extendedprice * (1 - l.l_discount))
  from supplier s join lineitem l on l.l_suppkey = s.s_suppkey join orders o on o.o_orderkey = l.l_orderkey
  join customer c on c.c_custkey = o.o_custkey join nation sn on sn.n_nationkey = s.s_nationkey
  join nation cn on cn.n_nationkey = c.c_nationkey
 where ((sn.n_name = 'FRANCE' and cn.n_name = 'GERMANY') or (sn.n_name = 'GERMANY' and cn.n_name = 'FRANCE'))
   and l.l_shipdate between date '1995-01-01' and date '1996-12-31'
 group by sn.n_name, cn.n_name, y order by sn.n_name, cn.n_name, y;
-- 8 a nation's share of a market
select y, sum(case when nation = 'BRAZIL' then volume else 0 end) / sum(volume) from (
    select extract(year from o.o_orderdate) as y, l.l_extendedprice * (1 - l.l_discount) as volume, sn.n_name as nation
      from part p join lineitem l on l.l_partkey = p.p_partkey join supplier s on s.s_suppkey = l.l_suppkey
      join orders o on o.o_orderkey = l.l_orderkey join customer c on c.c_custkey = o.o_custkey
      join nation cn on cn.n_nationkey = c.c_nationkey join region r on r.r_regionkey = cn.n_regionkey
      join nation sn on sn.n_nationkey = s.s_nationkey
     where r.r_name = 'AMERICA' and o.o_orderdate between date '1995-01-01' and date '1996-12-31'
       and p.p_type = 'ECONOMY ANODIZED STEEL') sold
 group by y order by y;
-- 9 profit by nation and year
select n.n_name, extract(year from o.o_orderdate) as y,
       sum(l.l_extendedprice * (1 - l.l_discount) - ps.ps_supplycost * l.l_quantity)
  from part p join lineitem l on l.l_partkey = p.p_partkey join supplier s on s.s_suppkey = l.l_suppkey
  join partsupp ps on ps.ps_suppkey = l.l_suppkey and ps.ps_partkey = l.l_partkey
  join orders o on o.o_orderkey = l.l_orderkey join nation n on n.n_nationkey = s.s_nationkey
 where p.p_name like '%green%' group by n.n_name, y order by n.n_name, y desc;
-- 10 customers who sent things back
select c.c_custkey, c.c_name, sum(l.l_extendedprice * (1 - l.l_discount)) as lost, c.c_acctbal, n.n_name, c.c_address,
       c.c_phone, c.c_comment
  from customer c join orders o on o.o_custkey = c.c_custkey join lineitem l on l.l_orderkey = o.o_orderkey
  join nation n on n.n_nationkey = c.c_nationkey
 where o.o_orderdate >= date '1993-10-01' and o.o_orderdate < date '1994-01-01' and l.l_returnflag = 'R'
 group by c.c_custkey, c.c_name, c.c_acctbal, c.c_phone, n.n_name, c.c_address, c.c_comment
 order by lost desc limit 20;
-- 11 stock that matters
select ps.ps_partkey, sum(ps.ps_supplycost * ps.ps_availqty) as worth
  from partsupp ps join supplier s on s.s_suppkey = ps.ps_suppkey join nation n on n.n_nationkey = s.s_nationkey
 where n.n_name = 'GERMANY' group by ps.ps_partkey
having sum(ps.ps_supplycost * ps.ps_availqty) > (select sum(q.ps_supplycost * q.ps_availqty) * 0.001
    from partsupp q join supplier t on t.s_suppkey = q.ps_suppkey join nation m on m.n_nationkey = t.s_nationkey
   where m.n_name = 'GERMANY')
 order by worth desc;
-- 12 late ways of shipping
select l.l_shipmode, sum(case when o.o_orderpriority in ('1-URGENT', '2-HIGH') then 1 else 0 end),
       sum(case when o.o_orderpriority not in ('1-URGENT', '2-HIGH') then 1 else 0 end)
  from orders o join lineitem l on l.l_orderkey = o.o_orderkey
 where l.l_shipmode in ('MAIL', 'SHIP') and l.l_commitdate < l.l_receiptdate and l.l_shipdate < l.l_commitdate
   and l.l_receiptdate >= date '1994-01-01' and l.l_receiptdate < date '1995-01-01'
 group by l.l_shipmode order by l.l_shipmode;
-- 13 how many orders customers have
select n, count(*) as customers from (
    select c.c_custkey, count(o.o_orderkey) as n from customer c
      left join orders o on o.o_custkey = c.c_custkey and o.o_comment not like '%special%requests%'
     group by c.c_custkey) counted
 group by n order by customers desc, n desc;
-- 14 what promotion brings
select 100.0 * sum(case when p.p_type like 'PROMO%' then l.l_extendedprice * (1 - l.l_discount) else 0 end)
       / sum(l.l_extendedprice * (1 - l.l_discount))
  from lineitem l join part p on p.p_partkey = l.l_partkey
 where l.l_shipdate >= date '1995-09-01' and l.l_shipdate < date '1995-10-01';
-- 15 the best supplier of a quarter
with turnover as (select l_suppkey as supplier, sum(l_extendedprice * (1 - l_discount)) as worth from lineitem
    where l_shipdate >= date '1996-01-01' and l_shipdate < date '1996-04-01' group by l_suppkey)
select s.s_suppkey, s.s_name, s.s_address, s.s_phone, t.worth from supplier s join turnover t on t.supplier = s.s_suppkey
 where t.worth = (select max(worth) from turnover) order by s.s_suppkey;
-- 16 suppliers for kinds of parts
select p.p_brand, p.p_type, p.p_size, count(distinct ps.ps_suppkey) as suppliers
  from partsupp ps join part p on p.p_partkey = ps.ps_partkey
 where p.p_brand <> 'Brand#45' and p.p_type not like 'MEDIUM POLISHED%' and p.p_size in (49, 14, 23, 45, 19, 3, 36, 9)
   and ps.ps_suppkey not in (select s_suppkey from supplier where s_comment like '%Customer%Complaints%')
 group by p.p_brand, p.p_type, p.p_size order by suppliers desc, p.p_brand, p.p_type, p.p_size;
-- 17 small orders of a part
select sum(l.l_extendedprice) / 7.0 from lineitem l join part p on p.p_partkey = l.l_partkey
 where p.p_brand = 'Brand#23' and p.p_container = 'MED BOX'
   and l.l_quantity < (select 0.2 * avg(i.l_quantity) from lineitem i where i.l_partkey = p.p_partkey);
-- 18 large orders
select c.c_name, c.c_custkey, o.o_orderkey, o.o_orderdate, o.o_totalprice, sum(l.l_quantity)
  from customer c join orders o on o.o_custkey = c.c_custkey join lineitem l on l.l_orderkey = o.o_orderkey
 where o.o_orderkey in (select l_orderkey from lineitem group by l_orderkey having sum(l_quantity) > 300)
 group by c.c_name, c.c_custkey, o.o_orderkey, o.o_orderdate, o.o_totalprice
 order by o.o_totalprice desc, o.o_orderdate limit 100;
-- 19 three kinds of parts
select sum(l.l_extendedprice * (1 - l.l_discount)) from lineitem l join part p on p.p_partkey = l.l_partkey
 where l.l_shipmode in ('AIR', 'AIR REG') and l.l_shipinstruct = 'DELIVER IN PERSON'
   and ((p.p_brand = 'Brand#12' and p.p_container in ('SM CASE', 'SM BOX', 'SM PACK', 'SM PKG')
         and l.l_quantity between 1 and 11 and p.p_size between 1 and 5)
     or (p.p_brand = 'Brand#23' and p.p_container in ('MED BAG', 'MED BOX', 'MED PKG', 'MED PACK')
         and l.l_quantity between 10 and 20 and p.p_size between 1 and 10)
     or (p.p_brand = 'Brand#34' and p.p_container in ('LG CASE', 'LG BOX', 'LG PACK', 'LG PKG')
         and l.l_quantity between 20 and 30 and p.p_size between 1 and 15));
-- 20 suppliers with more stock than they sell
select s.s_name, s.s_address from supplier s join nation n on n.n_nationkey = s.s_nationkey
 where n.n_name = 'CANADA' and s.s_suppkey in (select ps.ps_suppkey from partsupp ps
    where ps.ps_partkey in (select p_partkey from part where p_name like 'forest%')
      and ps.ps_availqty > (select 0.5 * sum(l.l_quantity) from lineitem l where l.l_partkey = ps.ps_partkey
          and l.l_suppkey = ps.ps_suppkey and l.l_shipdate >= date '1994-01-01' and l.l_shipdate < date '1995-01-01'))
 order by s.s_name;
-- 21 suppliers who alone kept an order waiting
select s.s_name, count(*) as waits
  from supplier s join lineitem l on l.l_suppkey = s.s_suppkey join orders o on o.o_orderkey = l.l_orderkey
  join nation n on n.n_nationkey = s.s_nationkey
 where o.o_orderstatus = 'F' and l.l_receiptdate > l.l_commitdate and n.n_name = 'SAUDI ARABIA'
   and exists (select 1 from lineitem x where x.l_orderkey = l.l_orderkey and x.l_suppkey <> l.l_suppkey)
   and not exists (select 1 from lineitem y where y.l_orderkey = l.l_orderkey and y.l_suppkey <> l.l_suppkey
          and y.l_receiptdate > y.l_commitdate)
 group by s.s_name order by waits desc, s.s_name limit 100;
-- 22 customers worth asking again
select substr(c.c_phone, 1, 2) as code, count(*), sum(c.c_acctbal) from customer c
 where substr(c.c_phone, 1, 2) in ('13', '31', '23', '29', '30', '18', '17')
   and c.c_acctbal > (select avg(a.c_acctbal) from customer a where a.c_acctbal > 0
       and substr(a.c_phone, 1, 2) in ('13', '31', '23', '29', '30', '18', '17'))
   and not exists (select 1 from orders o where o.o_custkey = c.c_custkey)
 group by code order by code;
