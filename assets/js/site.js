// Makes pages quicker and closer to the reader's clock. Everything works without it: sentences come from the page, in its
// language; nothing is fetched from elsewhere.
"use strict";
(() => {
  const hours = (zone) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const parts = (zone, at) => {
    const made = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    }).formatToParts(at);
    return Object.fromEntries(made.map((part) => [part.type, part.value]));
  };
  // Civil minutes since 1970, good for differences.
  const civil = (text) => Date.parse(text.slice(0, 16) + "Z") / 60000;

  const clock = document.querySelector(".clock[data-zone]");
  const scroller = document.querySelector(".sc[data-first]");
  if (clock) {
    const zone = clock.dataset.zone;
    const first = clock.dataset.from, last = clock.dataset.until;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const live = document.createElement("b");
    let line = null;
    const tick = () => {
      const now = new Date();
      const there = parts(zone, now);
      const today = `${there.year}-${there.month}-${there.day}`;
      const soon = civil(`${first}T00:00`) - civil(`${today}T00:00`) < 30 * 1440 && today <= last;
      if (soon) {
        const host = hours(zone).format(now), mine = hours(own).format(now);
        live.textContent = " " + clock.dataset.now.replace("%t", host)
          + (host === mine ? "" : " · " + clock.dataset.yours.replace("%t", mine));
        if (!live.parentNode) clock.append(live);
      } else live.remove();
      if (!scroller) return;
      const minute = civil(`${today}T${there.hour}:${there.minute}`) - civil(scroller.dataset.first);
      const row = Math.floor(minute / 5);
      if (row < 0 || row >= Number(scroller.dataset.rows)) { if (line) line.remove(); line = null; return; }
      const begin = !line;
      line = line || document.createElement("i");
      line.className = `now r${row}`;
      line.setAttribute("aria-hidden", "true");
      if (begin) { scroller.querySelector(".hs").append(line); scroller.scrollTop = Math.max(0, line.offsetTop - 160); }
    };
    tick();
    setInterval(tick, 20000);
  }

  // The reader's own hour beside the forum's, where the two differ.
  for (const small of document.querySelectorAll("[data-own]")) {
    const time = small.parentNode.querySelector("time");
    if (!time) continue;
    const own = hours(undefined).format(new Date(time.dateTime));
    if (own !== time.dateTime.slice(11, 16)) small.append(" ", small.dataset.own.replace("%t", own));
  }

  // Filters apply as they are chosen.
  const filters = document.querySelector(".flt form");
  if (filters) {
    if (matchMedia("(max-width:34em)").matches && !location.search) filters.parentNode.open = false;
    filters.addEventListener("submit", () => {
      for (const select of filters.querySelectorAll("select")) if (!select.value) select.disabled = true;
    });
  }

  // Search as one types.
  const box = document.querySelector("input[data-json]");
  if (box) {
    const found = document.querySelector(".found");
    let wait = 0, asked = 0;
    box.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(async () => {
        const turn = ++asked, query = box.value.trim();
        if (!query) { found.replaceChildren(); return; }
        try {
          const answer = await fetch(`${box.dataset.json}?q=${encodeURIComponent(query)}`);
          if (!answer.ok || turn !== asked) return;
          const { status, html } = await answer.json();
          if (turn !== asked) return;
          const line = document.createElement("p"), list = document.createElement("ol");
          line.setAttribute("role", "status");
          line.textContent = status;
          list.className = "res";
          list.innerHTML = html; // made and escaped by this site
          found.replaceChildren(line, list);
          history.replaceState(null, "", `${location.pathname}?q=${encodeURIComponent(query)}`);
        } catch { /* the form still works */ }
      }, 180);
    });
  }
})();
