create index on songs (key_of);
