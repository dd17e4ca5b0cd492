-- A pre-review is found by whom it is for; nobody has to type its number.
CREATE INDEX pre_review_of_person ON pre_review (hall_id, person_key);
