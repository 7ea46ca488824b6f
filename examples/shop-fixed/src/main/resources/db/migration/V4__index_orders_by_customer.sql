create index concurrently idx_orders_customer_id on orders (customer_id);
