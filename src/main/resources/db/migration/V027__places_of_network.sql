-- The places of a network, found by the network alone: an index that begins with the hall would read all of a hall's bookings for
-- each applicant where the plan was made while the table was empty.
DROP INDEX booking_of_network;
DROP INDEX pending_place_of_network;
CREATE INDEX booking_of_network ON booking (network, hall_id) WHERE network IS NOT NULL AND NOT isfinite(ended_at);
CREATE INDEX pending_place_of_network ON pending_place (network, hall_id) WHERE network IS NOT NULL;
