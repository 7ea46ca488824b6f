create unique index concurrently users_email_key on users (email);

create unique index concurrently orders_tracking_number_key on orders (tracking_number);

create index concurrently idx_orders_status on orders (status);

create index concurrently idx_order_items_product_id on order_items (product_id);
