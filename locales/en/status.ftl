### Where an edition or an organisation stands.

status-planned = planned
status-held = held
status-cancelled = cancelled
status-host = host
status-participant = takes part
status-mentioned = named in the record
status-border-region = of a border region
