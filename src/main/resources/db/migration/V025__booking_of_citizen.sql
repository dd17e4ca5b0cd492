-- A citizen's own bookings, latest day last. Every other index of the table begins with the hall, and a plan made while the table
-- was empty would read all of a hall's bookings for each applicant.
CREATE INDEX booking_of_citizen ON booking (citizen_id, day, id);
