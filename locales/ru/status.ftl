### Where an edition or an organisation stands.

status-planned = запланирован
status-held = состоялся
status-cancelled = отменён
status-host = принимающая сторона
status-participant = участвует
status-mentioned = названа в источниках
status-border-region = из приграничного региона
