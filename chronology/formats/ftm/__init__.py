"""FollowTheMoney: what its entities mean, read and written."""
