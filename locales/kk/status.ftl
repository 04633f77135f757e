### Where an edition or an organisation stands.

status-planned = жоспарланған
status-held = өтті
status-cancelled = болмайды
status-host = қабылдаушы
status-participant = қатысушы
status-mentioned = деректерде аталған
status-border-region = шекаралас өңірден
