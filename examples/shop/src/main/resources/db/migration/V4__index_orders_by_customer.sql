create index idx_orders_customer_id on orders (customer_id); -- expect: db-mig-index-locks
