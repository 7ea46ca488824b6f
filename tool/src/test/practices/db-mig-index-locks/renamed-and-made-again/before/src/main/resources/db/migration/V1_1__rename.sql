alter table parcel_old rename to parcels;
