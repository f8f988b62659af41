"""What a chronology for readers says of each event, whatever it is printed in."""
