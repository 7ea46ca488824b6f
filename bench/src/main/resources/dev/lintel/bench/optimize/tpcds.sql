-- 26 of the 99 questions of TPC-DS in words of our own, with fixed parameters; one statement each, ended by a semicolon.
-- 1 customers who send back more than is usual at their store
with sent_back as (
  select r.sr_customer_sk as customer, r.sr_store_sk as store, sum(r.sr_return_amt) as amount
    from store_returns r join date_dim d on d.d_date_sk = r.sr_returned_date_sk
   where d.d_year = 2000 group by r.sr_customer_sk, r.sr_store_sk)
select c.c_customer_id from sent_back mine join store s on s.s_store_sk = mine.store
  join customer c on c.c_customer_sk = mine.customer
 where s.s_state = 'TN'
   and mine.amount > (select avg(others.amount) * 1.2 from sent_back others where others.store = mine.store)
 order by c.c_customer_id limit 100;
-- 3 brands of one maker in November
select d.d_year, i.i_brand_id, i.i_brand, sum(s.ss_ext_sales_price) as turnover
  from store_sales s join date_dim d on d.d_date_sk = s.ss_sold_date_sk join item i on i.i_item_sk = s.ss_item_sk
 where i.i_manufact_id = 128 and d.d_moy = 11
 group by d.d_year, i.i_brand_id, i.i_brand order by d.d_year, turnover desc, i.i_brand_id limit 100;
-- 6 states whose customers buy what is dear in its category
select a.ca_state, count(*) as bought
  from customer_address a join customer c on c.c_current_addr_sk = a.ca_address_sk
  join store_sales s on s.ss_customer_sk = c.c_customer_sk join date_dim d on d.d_date_sk = s.ss_sold_date_sk
  join item i on i.i_item_sk = s.ss_item_sk
 where d.d_month_seq = (select distinct m.d_month_seq from date_dim m where m.d_year = 2001 and m.d_moy = 1)
   and i.i_current_price > 1.2 * (select avg(o.i_current_price) from item o where o.i_category = i.i_category)
 group by a.ca_state having count(*) >= 3 order by bought, a.ca_state limit 100;
-- 7 what a kind of household buys on promotion
select i.i_item_id, avg(s.ss_quantity), avg(s.ss_list_price), avg(s.ss_coupon_amt), avg(s.ss_sales_price)
  from store_sales s join customer_demographics cd on cd.cd_demo_sk = s.ss_cdemo_sk
  join date_dim d on d.d_date_sk = s.ss_sold_date_sk join item i on i.i_item_sk = s.ss_item_sk
  join promotion p on p.p_promo_sk = s.ss_promo_sk
 where cd.cd_gender = 'M' and cd.cd_marital_status = 'S' and cd.cd_education_status = 'College' and d.d_year = 2000
   and (p.p_channel_email = 'N' or p.p_channel_event = 'N')
 group by i.i_item_id order by i.i_item_id limit 100;
-- 10 who buys in the store and on another way too
select cd.cd_gender, cd.cd_marital_status, cd.cd_education_status, cd.cd_purchase_estimate, count(*)
  from customer c join customer_address a on a.ca_address_sk = c.c_current_addr_sk
  join customer_demographics cd on cd.cd_demo_sk = c.c_current_cdemo_sk
 where a.ca_state in ('TX', 'OH', 'GA', 'IL')
   and exists (select 1 from store_sales s join date_dim d on d.d_date_sk = s.ss_sold_date_sk
        where s.ss_customer_sk = c.c_customer_sk and d.d_year = 2002 and d.d_moy between 1 and 4)
   and (exists (select 1 from web_sales w join date_dim d on d.d_date_sk = w.ws_sold_date_sk
        where w.ws_bill_customer_sk = c.c_customer_sk and d.d_year = 2002 and d.d_moy between 1 and 4)
     or exists (select 1 from catalog_sales k join date_dim d on d.d_date_sk = k.cs_sold_date_sk
        where k.cs_ship_customer_sk = c.c_customer_sk and d.d_year = 2002 and d.d_moy between 1 and 4))
 group by cd.cd_gender, cd.cd_marital_status, cd.cd_education_status, cd.cd_purchase_estimate
 order by cd.cd_gender, cd.cd_marital_status, cd.cd_education_status, cd.cd_purchase_estimate limit 100;
-- 12 an item's share of its class on the web
select i.i_item_id, i.i_class, sum(w.ws_ext_sales_price) as turnover,
       sum(w.ws_ext_sales_price) * 100 / nullif(sum(sum(w.ws_ext_sales_price)) over (partition by i.i_class), 0) as share
  from web_sales w join item i on i.i_item_sk = w.ws_item_sk join date_dim d on d.d_date_sk = w.ws_sold_date_sk
 where i.i_category in ('Sports', 'Books', 'Home') and d.d_date between date '1999-02-22' and date '1999-03-24'
 group by i.i_item_id, i.i_class order by i.i_class, i.i_item_id, share limit 100;
-- 13 averages of sales by one of several households and places
select avg(s.ss_quantity), avg(s.ss_ext_sales_price), avg(s.ss_ext_wholesale_cost), sum(s.ss_ext_wholesale_cost)
  from store_sales s join store st on st.s_store_sk = s.ss_store_sk
  join customer_demographics cd on cd.cd_demo_sk = s.ss_cdemo_sk
  join household_demographics hd on hd.hd_demo_sk = s.ss_hdemo_sk
  join customer_address a on a.ca_address_sk = s.ss_addr_sk join date_dim d on d.d_date_sk = s.ss_sold_date_sk
 where d.d_year = 2001 and a.ca_country = 'United States'
   and (cd.cd_marital_status = 'M' and cd.cd_education_status = 'Advanced Degree'
          and s.ss_sales_price between 100 and 150 and hd.hd_dep_count = 3
     or cd.cd_marital_status = 'S' and cd.cd_education_status = 'College'
          and s.ss_sales_price between 50 and 100 and hd.hd_dep_count = 1)
   and (a.ca_state in ('TX', 'OH', 'KY') and s.ss_net_profit between 0 and 2000
     or a.ca_state in ('OR', 'NM', 'VA') and s.ss_net_profit between 150 and 3000);
-- 15 catalog sales by postal code
select a.ca_zip, sum(k.cs_sales_price)
  from catalog_sales k join customer c on c.c_customer_sk = k.cs_bill_customer_sk
  join customer_address a on a.ca_address_sk = c.c_current_addr_sk join date_dim d on d.d_date_sk = k.cs_sold_date_sk
 where (substr(a.ca_zip, 1, 5) in ('85669', '86197', '88274', '83405', '86475') or a.ca_state in ('CA', 'WA', 'GA')
     or k.cs_sales_price > 500) and d.d_qoy = 2 and d.d_year = 2001
 group by a.ca_zip order by a.ca_zip limit 100;
-- 16 orders sent from several warehouses and kept
select count(distinct k.cs_order_number), sum(k.cs_ext_ship_cost), sum(k.cs_net_profit)
  from catalog_sales k join date_dim d on d.d_date_sk = k.cs_ship_date_sk
  join customer_address a on a.ca_address_sk = k.cs_ship_addr_sk
 where d.d_date between date '2002-02-01' and date '2002-04-02' and a.ca_state = 'GA'
   and exists (select 1 from catalog_sales o
        where o.cs_order_number = k.cs_order_number and o.cs_warehouse_sk <> k.cs_warehouse_sk)
   and not exists (select 1 from catalog_returns r where r.cr_order_number = k.cs_order_number);
-- 19 brands bought away from home
select i.i_brand_id, i.i_brand, i.i_manufact_id, sum(s.ss_ext_sales_price) as turnover
  from date_dim d join store_sales s on s.ss_sold_date_sk = d.d_date_sk join item i on i.i_item_sk = s.ss_item_sk
  join customer c on c.c_customer_sk = s.ss_customer_sk
  join customer_address a on a.ca_address_sk = c.c_current_addr_sk join store st on st.s_store_sk = s.ss_store_sk
 where i.i_manager_id = 8 and d.d_moy = 11 and d.d_year = 1998 and substr(a.ca_zip, 1, 5) <> substr(st.s_zip, 1, 5)
 group by i.i_brand_id, i.i_brand, i.i_manufact_id order by turnover desc, i.i_brand_id limit 100;
-- 21 stock before and after a change of price
select w.w_warehouse_name, i.i_item_id,
       sum(case when d.d_date < date '2000-03-11' then v.inv_quantity_on_hand else 0 end) as before,
       sum(case when d.d_date >= date '2000-03-11' then v.inv_quantity_on_hand else 0 end) as after
  from inventory v join warehouse w on w.w_warehouse_sk = v.inv_warehouse_sk
  join item i on i.i_item_sk = v.inv_item_sk join date_dim d on d.d_date_sk = v.inv_date_sk
 where i.i_current_price between 0.99 and 1.49 and d.d_date between date '2000-02-10' and date '2000-04-10'
 group by w.w_warehouse_name, i.i_item_id order by w.w_warehouse_name, i.i_item_id limit 100;
-- 25 bought, sent back, bought again by catalog
select i.i_item_id, st.s_store_id, sum(s.ss_net_profit), sum(r.sr_net_loss), sum(k.cs_net_profit)
  from store_sales s
  join store_returns r on r.sr_customer_sk = s.ss_customer_sk and r.sr_item_sk = s.ss_item_sk
   and r.sr_ticket_number = s.ss_ticket_number
  join catalog_sales k on k.cs_bill_customer_sk = r.sr_customer_sk and k.cs_item_sk = r.sr_item_sk
  join date_dim bought on bought.d_date_sk = s.ss_sold_date_sk
  join date_dim back on back.d_date_sk = r.sr_returned_date_sk
  join date_dim again on again.d_date_sk = k.cs_sold_date_sk
  join store st on st.s_store_sk = s.ss_store_sk join item i on i.i_item_sk = s.ss_item_sk
 where bought.d_year = 2001 and back.d_year = 2001 and again.d_year between 2001 and 2002
 group by i.i_item_id, st.s_store_id order by i.i_item_id, st.s_store_id limit 100;
-- 27 averages by item and state, and over all
select i.i_item_id, st.s_state, grouping(st.s_state), avg(s.ss_quantity), avg(s.ss_list_price)
  from store_sales s join customer_demographics cd on cd.cd_demo_sk = s.ss_cdemo_sk
  join date_dim d on d.d_date_sk = s.ss_sold_date_sk join store st on st.s_store_sk = s.ss_store_sk
  join item i on i.i_item_sk = s.ss_item_sk
 where cd.cd_gender = 'F' and cd.cd_marital_status = 'D' and cd.cd_education_status = 'Primary' and d.d_year = 1999
 group by rollup (i.i_item_id, st.s_state) order by i.i_item_id, st.s_state limit 100;
-- 32 discounts far above the usual
select sum(k.cs_ext_discount_amt)
  from catalog_sales k join item i on i.i_item_sk = k.cs_item_sk join date_dim d on d.d_date_sk = k.cs_sold_date_sk
 where i.i_manufact_id = 77 and d.d_date between date '2000-01-27' and date '2000-04-26'
   and k.cs_ext_discount_amt > (select 1.3 * avg(o.cs_ext_discount_amt) from catalog_sales o
        join date_dim od on od.d_date_sk = o.cs_sold_date_sk
       where o.cs_item_sk = i.i_item_sk and od.d_date between date '2000-01-27' and date '2000-04-26');
-- 34 large tickets of households with a car
select c.c_last_name, c.c_first_name, t.ss_ticket_number, t.lines
  from (select s.ss_ticket_number, s.ss_customer_sk, count(*) as lines
          from store_sales s join date_dim d on d.d_date_sk = s.ss_sold_date_sk
          join household_demographics hd on hd.hd_demo_sk = s.ss_hdemo_sk
         where (d.d_dom between 1 and 3 or d.d_dom between 25 and 28) and d.d_year in (1999, 2000)
           and hd.hd_buy_potential in ('>10000', 'Unknown') and hd.hd_vehicle_count > 0
         group by s.ss_ticket_number, s.ss_customer_sk) t
  join customer c on c.c_customer_sk = t.ss_customer_sk
 where t.lines between 10 and 20 order by c.c_last_name, c.c_first_name, t.ss_ticket_number desc limit 1000;
-- 36 margins ranked within the category
select sum(s.ss_net_profit) / sum(s.ss_ext_sales_price) as margin, i.i_category, i.i_class,
       rank() over (partition by grouping(i.i_category) + grouping(i.i_class),
         case when grouping(i.i_class) = 0 then i.i_category end
         order by sum(s.ss_net_profit) / sum(s.ss_ext_sales_price)) as place
  from store_sales s join date_dim d on d.d_date_sk = s.ss_sold_date_sk join item i on i.i_item_sk = s.ss_item_sk
  join store st on st.s_store_sk = s.ss_store_sk
 where d.d_year = 2001 and st.s_state = 'TN'
 group by rollup (i.i_category, i.i_class) order by i.i_category, place limit 100;
-- 37 items in stock that the catalog sold
select i.i_item_id, i.i_item_desc, i.i_current_price
  from item i join inventory v on v.inv_item_sk = i.i_item_sk join date_dim d on d.d_date_sk = v.inv_date_sk
  join catalog_sales k on k.cs_item_sk = i.i_item_sk
 where i.i_current_price between 48 and 58 and d.d_date between date '2000-02-01' and date '2000-04-01'
   and v.inv_quantity_on_hand between 100 and 500
 group by i.i_item_id, i.i_item_desc, i.i_current_price order by i.i_item_id limit 100;
-- 38 customers of all three ways in one year
select count(*) from (
  select c.c_last_name, c.c_first_name, d.d_date from store_sales s join date_dim d on d.d_date_sk = s.ss_sold_date_sk
    join customer c on c.c_customer_sk = s.ss_customer_sk where d.d_month_seq between 1200 and 1211
  intersect
  select c.c_last_name, c.c_first_name, d.d_date from catalog_sales k join date_dim d on d.d_date_sk = k.cs_sold_date_sk
    join customer c on c.c_customer_sk = k.cs_bill_customer_sk where d.d_month_seq between 1200 and 1211
  intersect
  select c.c_last_name, c.c_first_name, d.d_date from web_sales w join date_dim d on d.d_date_sk = w.ws_sold_date_sk
    join customer c on c.c_customer_sk = w.ws_bill_customer_sk where d.d_month_seq between 1200 and 1211) both_ways;
-- 46 what people from elsewhere buy at the weekend
select c.c_last_name, c.c_first_name, home.ca_city, t.city, t.ss_ticket_number, t.coupons, t.profit
  from (select s.ss_ticket_number, s.ss_customer_sk, a.ca_city as city, sum(s.ss_coupon_amt) as coupons,
               sum(s.ss_net_profit) as profit
          from store_sales s join date_dim d on d.d_date_sk = s.ss_sold_date_sk
          join household_demographics hd on hd.hd_demo_sk = s.ss_hdemo_sk
          join customer_address a on a.ca_address_sk = s.ss_addr_sk
         where (hd.hd_dep_count = 4 or hd.hd_vehicle_count = 3) and d.d_dow in (6, 0) and d.d_year = 1999
         group by s.ss_ticket_number, s.ss_customer_sk, s.ss_addr_sk, a.ca_city) t
  join customer c on c.c_customer_sk = t.ss_customer_sk
  join customer_address home on home.ca_address_sk = c.c_current_addr_sk
 where home.ca_city <> t.city order by c.c_last_name, c.c_first_name, t.ss_ticket_number limit 100;
-- 51 when the web overtakes the store, day by day
with web as (
  select w.ws_item_sk as item, d.d_date as day,
         sum(sum(w.ws_sales_price)) over (partition by w.ws_item_sk order by d.d_date) as so_far
    from web_sales w join date_dim d on d.d_date_sk = w.ws_sold_date_sk
   where d.d_month_seq between 1200 and 1211 group by w.ws_item_sk, d.d_date),
shop as (
  select s.ss_item_sk as item, d.d_date as day,
         sum(sum(s.ss_sales_price)) over (partition by s.ss_item_sk order by d.d_date) as so_far
    from store_sales s join date_dim d on d.d_date_sk = s.ss_sold_date_sk
   where d.d_month_seq between 1200 and 1211 group by s.ss_item_sk, d.d_date)
select coalesce(web.item, shop.item) as item, coalesce(web.day, shop.day) as day, web.so_far, shop.so_far
  from web full join shop on shop.item = web.item and shop.day = web.day
 where web.so_far > shop.so_far order by item, day limit 100;
-- 65 items that a store hardly sells
with sold as (
  select s.ss_store_sk as store, s.ss_item_sk as item, sum(s.ss_sales_price) as turnover
    from store_sales s join date_dim d on d.d_date_sk = s.ss_sold_date_sk
   where d.d_month_seq between 1176 and 1187 group by s.ss_store_sk, s.ss_item_sk)
select st.s_store_name, i.i_item_desc, sold.turnover, i.i_current_price
  from sold join (select store, avg(turnover) as usual from sold group by store) per_store on per_store.store = sold.store
  join store st on st.s_store_sk = sold.store join item i on i.i_item_sk = sold.item
 where sold.turnover <= 0.1 * per_store.usual order by st.s_store_name, i.i_item_desc limit 100;
-- 69 who buys in the store only
select cd.cd_gender, cd.cd_marital_status, cd.cd_education_status, count(*)
  from customer c join customer_address a on a.ca_address_sk = c.c_current_addr_sk
  join customer_demographics cd on cd.cd_demo_sk = c.c_current_cdemo_sk
 where a.ca_state in ('KY', 'GA', 'NM')
   and exists (select 1 from store_sales s join date_dim d on d.d_date_sk = s.ss_sold_date_sk
        where s.ss_customer_sk = c.c_customer_sk and d.d_year = 2001 and d.d_moy between 4 and 6)
   and not exists (select 1 from web_sales w join date_dim d on d.d_date_sk = w.ws_sold_date_sk
        where w.ws_bill_customer_sk = c.c_customer_sk and d.d_year = 2001 and d.d_moy between 4 and 6)
   and not exists (select 1 from catalog_sales k join date_dim d on d.d_date_sk = k.cs_sold_date_sk
        where k.cs_ship_customer_sk = c.c_customer_sk and d.d_year = 2001 and d.d_moy between 4 and 6)
 group by cd.cd_gender, cd.cd_marital_status, cd.cd_education_status
 order by cd.cd_gender, cd.cd_marital_status, cd.cd_education_status limit 100;
-- 87 customers of the store and of no other way
select count(*) from (
  select c.c_last_name, c.c_first_name, d.d_date from store_sales s join date_dim d on d.d_date_sk = s.ss_sold_date_sk
    join customer c on c.c_customer_sk = s.ss_customer_sk where d.d_month_seq between 1200 and 1211
  except
  select c.c_last_name, c.c_first_name, d.d_date from catalog_sales k join date_dim d on d.d_date_sk = k.cs_sold_date_sk
    join customer c on c.c_customer_sk = k.cs_bill_customer_sk where d.d_month_seq between 1200 and 1211
  except
  select c.c_last_name, c.c_first_name, d.d_date from web_sales w join date_dim d on d.d_date_sk = w.ws_sold_date_sk
    join customer c on c.c_customer_sk = w.ws_bill_customer_sk where d.d_month_seq between 1200 and 1211) alone;
-- 93 what was truly paid where something came back for a reason
select s.ss_customer_sk, sum(case when r.sr_return_quantity is null then s.ss_quantity * s.ss_sales_price
       else (s.ss_quantity - r.sr_return_quantity) * s.ss_sales_price end) as paid
  from store_sales s left join store_returns r on r.sr_item_sk = s.ss_item_sk and r.sr_ticket_number = s.ss_ticket_number
  join reason why on why.r_reason_sk = r.sr_reason_sk
 where why.r_reason_desc = 'reason 28' group by s.ss_customer_sk order by paid, s.ss_customer_sk limit 100;
-- 96 sales of one half hour by large households
select count(*) from store_sales s join household_demographics hd on hd.hd_demo_sk = s.ss_hdemo_sk
  join time_dim t on t.t_time_sk = s.ss_sold_time_sk join store st on st.s_store_sk = s.ss_store_sk
 where t.t_hour = 20 and t.t_minute >= 30 and hd.hd_dep_count = 7 and st.s_store_name = 'ese';
-- 97 who bought the same item here and there
with shop as (
  select s.ss_customer_sk as customer, s.ss_item_sk as item from store_sales s
    join date_dim d on d.d_date_sk = s.ss_sold_date_sk where d.d_month_seq between 1200 and 1211 group by 1, 2),
catalog as (
  select k.cs_bill_customer_sk as customer, k.cs_item_sk as item from catalog_sales k
    join date_dim d on d.d_date_sk = k.cs_sold_date_sk where d.d_month_seq between 1200 and 1211 group by 1, 2)
select count(*) filter (where catalog.customer is null), count(*) filter (where shop.customer is null),
       count(*) filter (where shop.customer is not null and catalog.customer is not null)
  from shop full join catalog on catalog.customer = shop.customer and catalog.item = shop.item;
