CREATE VIEW lent_books AS SELECT books.id, books.title FROM books JOIN loans ON loans.book_id = books.id;
