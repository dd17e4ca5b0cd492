-- Where a place went to that was taken by somebody who was not signed in: a keyed hash of the network, counted while the place is
-- held, booked, or cancelled and on its way back. Of kiosks and signed-in citizens it is null.
ALTER TABLE booking ADD COLUMN network bigint;
ALTER TABLE pending_place ADD COLUMN network bigint;

CREATE INDEX booking_of_network ON booking (hall_id, network) WHERE network IS NOT NULL AND ended_at = 'infinity';
CREATE INDEX pending_place_of_network ON pending_place (hall_id, network) WHERE network IS NOT NULL;
